using Matchning.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.Runs;

/// <summary>Starts runs: takes the lease, writes the run with its steps, and tidies up after a run whose process died.</summary>
public sealed class RunLog(DbContextOptions<MatchningDb> options, NpgsqlDataSource database, TimeProvider clock)
{
    private readonly RunLease _lease = new(database);

    /// <exception cref="RunAlreadyGoingException">Another node or command is running.</exception>
    public async Task<RunInProgress> StartAsync(string kind, IReadOnlyList<string> steps, CancellationToken cancellationToken)
    {
        var fencingNumber = await _lease.TryTakeAsync(cancellationToken) ?? throw new RunAlreadyGoingException();
        await using var db = new MatchningDb(options);
        await MarkAbandonedAsync(db, cancellationToken);
        var now = clock.GetUtcNow();
        var run = new Run { Kind = kind, State = RunState.Running, StartedAt = now, SeenAt = now };
        run.Steps.AddRange(steps.Select((name, i) => new RunStep { Name = name, Order = i + 1, State = RunState.Waiting }));
        db.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return new RunInProgress(run, fencingNumber, _lease, () => new MatchningDb(options), clock, cancellationToken);
    }

    // Whoever holds the lease is the only one running, so every other row that says so has lost its process.
    private async Task MarkAbandonedAsync(MatchningDb db, CancellationToken cancellationToken)
    {
        const string why = "Avbruten: processen försvann. En ny körning tar vid.";
        var now = clock.GetUtcNow();
        var abandoned = db.Runs.Where(r => r.State == RunState.Running).Select(r => r.Id);
        await db.RunSteps.Where(s => abandoned.Contains(s.RunId) && s.State == RunState.Running).ExecuteUpdateAsync(
            s => s.SetProperty(x => x.State, RunState.Failed).SetProperty(x => x.EndedAt, now).SetProperty(x => x.Error, why), cancellationToken);
        await db.Runs.Where(r => r.State == RunState.Running).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.State, RunState.Failed).SetProperty(x => x.EndedAt, now).SetProperty(x => x.Error, why), cancellationToken);
    }
}
