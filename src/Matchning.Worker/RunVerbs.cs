using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Nights.Nightly;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Worker;

/// <summary>Runs by hand. They show their progress line by line, and wait for a run that is already going.</summary>
internal static class RunVerbs
{
    // A run whose process was killed holds its lease for a while, so waiting a little more than that heals it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static async Task<int> NightAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments.Contains("--if-needed") && await IsDoneTodayAsync(services, cancellationToken))
        {
            Console.WriteLine("Förslagen är redan räknade i dag.");
            return 0;
        }

        return await RunAsync(services, (night, token) => night.RunAsync(token), cancellationToken);
    }

    public static Task<int> SyncAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(services, (night, token) => night.SyncAsync(token), cancellationToken);

    public static Task<int> MatchAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(services, (night, token) => night.MatchAsync(token), cancellationToken);

    private static async Task<int> RunAsync(
        IServiceProvider services, Func<NightlyRun, CancellationToken, Task<long>> start, CancellationToken cancellationToken)
    {
        await using var progress = ProgressLines.Follow(services);
        var clock = services.GetRequiredService<TimeProvider>();
        var giveUpAt = clock.GetUtcNow() + services.GetRequiredService<RunOptions>().Lease + Patience;
        for (var isBrokenOff = false; ;)
        {
            try
            {
                await start(services.GetRequiredService<NightlyRun>(), cancellationToken);
                return 0;
            }
            catch (RunAlreadyGoingException going) when (going is not LeaseLostException && clock.GetUtcNow() < giveUpAt)
            {
                Console.WriteLine("En annan körning pågår. Väntar på att den blir klar …");
                await Task.Delay(TimeSpan.FromSeconds(5), clock, cancellationToken);
            }
            catch (Exception fault) when (!isBrokenOff && TransientFault.Is(fault))
            {
                // A machine that stood still finds that the database has given up on it; the run goes on where it was.
                isBrokenOff = true;
                Console.WriteLine("Databasen bröt av arbetet. Försöker en gång till …");
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
        }
    }

    private static async Task<bool> IsDoneTodayAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<MatchningDb>();

        // A run that a killed process left behind must be seen to, whatever was counted before it.
        if (await db.Runs.AnyAsync(r => r.State == RunState.Running || r.State == RunState.Waiting, cancellationToken)) return false;
        var current = await db.SuggestionVersions.Where(v => v.State == SuggestionState.Current).SingleOrDefaultAsync(cancellationToken);
        return current?.CompletedAt is { } at && SwedishTime.Day(at) == services.GetRequiredService<TimeProvider>().Today();
    }
}
