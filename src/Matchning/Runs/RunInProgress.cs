using Matchning.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Runs;

/// <summary>A run that holds the lease. Each step is written as it starts, goes on and ends; disposing hands the lease back.</summary>
public sealed class RunInProgress : IAsyncDisposable
{
    private readonly Run _run;
    private readonly RunLease _lease;
    private readonly Func<MatchningDb> _open;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stop;
    private readonly Task _renewing;

    internal RunInProgress(
        Run run, long fencingNumber, RunLease lease, Func<MatchningDb> open, TimeProvider clock, CancellationToken cancellationToken)
    {
        (_run, FencingNumber, _lease, _open, _clock) = (run, fencingNumber, lease, open, clock);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _renewing = RenewAsync();
    }

    public long RunId => _run.Id;

    public long FencingNumber { get; }

    public async Task StepAsync(
        string name, Func<StepProgress, CancellationToken, Task<IReadOnlyList<StepCount>>> step)
    {
        var row = _run.Steps.Single(s => s.Name == name);
        await WriteStepAsync(row.Id, s => (s.State, s.StartedAt) = (RunState.Running, _clock.GetUtcNow()));
        try
        {
            var progress = new StepProgress((done, total) => WriteStepAsync(row.Id, s => (s.Done, s.Total) = (done, total)), _clock);
            var counts = await step(progress, _stop.Token);
            await WriteStepAsync(row.Id, s => (s.State, s.EndedAt, s.Counts) = (StateOf(counts), _clock.GetUtcNow(), counts));
        }
        catch (Exception fault)
        {
            var error = Explain(fault);
            await WriteStepAsync(row.Id, s => (s.State, s.EndedAt, s.Error) = (RunState.Failed, _clock.GetUtcNow(), error));
            await EndAsync(RunState.Failed, error);
            throw;
        }
    }

    public async Task DoneAsync()
    {
        await using var db = _open();
        var hasWarning = await db.RunSteps.AnyAsync(s => s.RunId == _run.Id && s.State == RunState.Warning);
        await EndAsync(hasWarning ? RunState.Warning : RunState.Done, null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        await _lease.GiveBackAsync(FencingNumber);
        _stop.Dispose();
    }

    // Counts that a person should look at.
    private static RunState StateOf(IReadOnlyList<StepCount> counts) =>
        counts.Any(c => c is { Name: "failed" or "unreadable" or "kept_open_by_guard" or "snapshot_not_whole" or "fairness_alarms" or "numbers_unreadable", Value: > 0 }) ? RunState.Warning : RunState.Done;

    // Faults of ours say in Swedish what to do; of others only the kind is shown, since their text may hold data.
    private static string Explain(Exception fault) => fault switch
    {
        PlainFaultException => fault.Message,
        OperationCanceledException => "Avbruten innan den var klar. Inget är förlorat; nästa körning börjar om.",
        _ => $"Ett oväntat fel ({fault.GetType().Name}). Det står i loggen; resultatet från förra körningen gäller.",
    };

    private async Task EndAsync(RunState state, string? error)
    {
        await using var db = _open();
        var now = _clock.GetUtcNow();
        await db.Runs.Where(r => r.Id == _run.Id && r.State == RunState.Running).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.State, state).SetProperty(x => x.EndedAt, now).SetProperty(x => x.SeenAt, now).SetProperty(x => x.Error, error));
    }

    private async Task WriteStepAsync(long stepId, Action<RunStep> change)
    {
        await using var db = _open();
        var step = await db.RunSteps.SingleAsync(s => s.Id == stepId);
        change(step);
        await db.SaveChangesAsync();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(RunLease.RenewEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (!await _lease.RenewAsync(FencingNumber, _stop.Token))
                {
                    await _stop.CancelAsync();
                    return;
                }

                await using var db = _open();
                var now = _clock.GetUtcNow();
                await db.Runs.Where(r => r.Id == _run.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.SeenAt, now), _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The run ended, or was stopped.
        }
    }
}
