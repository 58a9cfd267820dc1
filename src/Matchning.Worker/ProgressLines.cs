using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Worker;

/// <summary>Prints a run's progress from its rows: what the page under Körningar shows, for a terminal.</summary>
internal sealed class ProgressLines : IAsyncDisposable
{
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly DeclaredSteps _steps;
    private readonly DateTimeOffset _from;
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<long, string> _printed = [];
    private readonly Task _following;

    private ProgressLines(IServiceProvider services)
    {
        _scopes = services.GetRequiredService<IServiceScopeFactory>();
        _clock = services.GetRequiredService<TimeProvider>();
        _steps = services.GetRequiredService<DeclaredSteps>();
        _from = _clock.GetUtcNow();
        _following = FollowAsync();
    }

    public static ProgressLines Follow(IServiceProvider services) => new(services);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        await PrintAsync();
        _stop.Dispose();
    }

    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token)) await PrintAsync();
        }
        catch (OperationCanceledException)
        {
            // The run is over; the last lines are printed when we are disposed.
        }
    }

    private async Task PrintAsync()
    {
        try
        {
            await PrintNewAsync();
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            // Lines that cannot be had now come with the next; the run tells its own faults.
        }
    }

    private async Task PrintNewAsync()
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchningDb>();
        var run = await db.Runs.AsNoTracking().Include(r => r.Steps).Where(r => r.SeenAt >= _from).OrderBy(r => r.SeenAt).LastOrDefaultAsync();
        foreach (var step in run?.Steps.Where(s => s.State != RunState.Waiting).OrderBy(s => s.Order) ?? Enumerable.Empty<RunStep>())
        {
            var line = Line(step);
            if (_printed.GetValueOrDefault(step.Id) == line) continue;
            _printed[step.Id] = line;
            Console.WriteLine(line);
        }
    }

    private string Line(RunStep step)
    {
        var told = _steps.Of(step.Name);
        var name = told.Title;
        return step.State switch
        {
            RunState.Running => $"  {name} … {step.Done}{(step.Total is { } total ? $" av {total}" : "")}",
            RunState.Failed => $"  {name}: stannade. {step.Error}",
            _ => $"  {name}: klart på {(step.EndedAt - step.StartedAt)?.TotalSeconds:0} s{Counted(told.InWords(step.Counts))}",
        };
    }

    private static string Counted(IReadOnlyList<string> counts) => counts.Count > 0 ? $" ({string.Join(", ", counts)})" : "";
}
