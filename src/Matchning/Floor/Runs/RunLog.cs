using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Matchning.Floor.Runs;

/// <summary>Starts runs, goes on with those whose node stopped or died, and keeps the ones that are asked for until a node is free.</summary>
public sealed class RunLog(DbContextOptions<MatchningDb> options, NpgsqlDataSource database, NodeName node, RunOptions settings)
{
    private const long OneAsks = 0x61736b;

    private readonly RunLease _lease = new(database, settings);

    /// <summary>Leads a run here and now. One that was left unfinished comes first: then that is what is returned.</summary>
    /// <exception cref="RunAlreadyGoingException">Another node or command is running.</exception>
    public async Task<RunInProgress> StartAsync(string kind, IReadOnlyList<string> steps, CancellationToken cancellationToken)
    {
        // The first question of a new process takes seconds, on a busy machine more: not out of the lease's time.
        await using (var db = Open()) await Unfinished(db).AnyAsync(cancellationToken);
        return await LeadAsync(() => New(kind, steps), cancellationToken) ?? throw new RunAlreadyGoingException();
    }

    /// <summary>Goes on with the oldest run that waits or was left; null when there is none, or another node holds the lease.</summary>
    public async Task<RunInProgress?> TryContinueAsync(CancellationToken cancellationToken)
    {
        await using (var db = Open())
        {
            if (!await Unfinished(db).AnyAsync(cancellationToken)) return null;
        }

        return await LeadAsync(() => null, cancellationToken);
    }

    /// <summary>Notes a run to be led. Null when that night, or that form, has asked already.</summary>
    /// <param name="onlyIfIdle">Null as well when a run is going on or waits, however many ask at once.</param>
    public async Task<long?> AskAsync(string kind, IReadOnlyList<string> steps, DateOnly? nightOf, Guid? operationId, bool onlyIfIdle, CancellationToken cancellationToken)
    {
        await using var db = Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (onlyIfIdle)
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneAsks})", cancellationToken);
            if (await Unfinished(db).AnyAsync(cancellationToken)) return null;
        }

        return await AskAsync(db, transaction, kind, steps, nightOf, operationId, cancellationToken);
    }

    /// <summary>Lets those that a run set aside be tried again, in a new run. Both are done, or neither.</summary>
    /// <returns>The new run; null when nobody was set aside, or somebody has released them already.</returns>
    public async Task<long?> ReleaseAsync(long runId, string kind, IReadOnlyList<string> steps, Guid operationId, CancellationToken cancellationToken)
    {
        await using var db = Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = await db.NowAsync(cancellationToken);
        var released = await db.RunShards.Where(s => s.RunId == runId && s.State == ShardState.SetAside && s.ReleasedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ReleasedAt, now), cancellationToken);
        return released == 0 ? null : await AskAsync(db, transaction, kind, steps, null, operationId, cancellationToken);
    }

    private static async Task<long?> AskAsync(
        MatchningDb db, IDbContextTransaction transaction, string kind, IReadOnlyList<string> steps, DateOnly? nightOf, Guid? operationId, CancellationToken cancellationToken)
    {
        var run = New(kind, steps, nightOf, operationId);
        run.StartedAt = run.SeenAt = await db.NowAsync(cancellationToken);
        db.Add(run);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return run.Id;
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return null;
        }
    }

    /// <summary>Is the run still to be led, or led?</summary>
    public async Task<bool> IsUnfinishedAsync(long runId, CancellationToken cancellationToken)
    {
        await using var db = Open();
        return await Unfinished(db).AnyAsync(r => r.Id == runId, cancellationToken);
    }

    /// <summary>Runs that nobody leads and no job will: whoever asked, or led, died in the middle of it.</summary>
    public async Task<List<long>> WithoutJobAsync(CancellationToken cancellationToken)
    {
        await using var db = Open();
        return await db.Database.SqlQueryRaw<long>(
            $"""
            select r.id as "Value" from runs r where r.state in ('Waiting', 'Running') and (r.job_id is null or r.job_id not in {JobTables.Live})
              and not exists (select from leases where expires_at > clock_timestamp()) order by r.id
            """).ToListAsync(cancellationToken);
    }

    public async Task HasJobAsync(long runId, long jobId, CancellationToken cancellationToken)
    {
        await using var db = Open();
        await db.Runs.Where(r => r.Id == runId).ExecuteUpdateAsync(r => r.SetProperty(x => x.JobId, jobId), cancellationToken);
    }

    /// <summary>The database's own clock.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        await using var db = Open();
        return await db.NowAsync(cancellationToken);
    }

    /// <summary>Puts a failed run back in the queue from the step that failed. False when it is not failed (any more), or that form has asked already.</summary>
    public async Task<bool> AskAgainAsync(long runId, Guid operationId, CancellationToken cancellationToken)
    {
        await using var db = Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var asked = await db.Runs.Where(r => r.Id == runId && r.State == RunState.Failed && (r.OperationId == null || r.OperationId != operationId)).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.State, RunState.Waiting).SetProperty(x => x.EndedAt, (DateTimeOffset?)null).SetProperty(x => x.Error, (string?)null)
                .SetProperty(x => x.OperationId, operationId), cancellationToken);
        if (asked == 0) return false;
        await db.RunSteps.Where(s => s.RunId == runId && s.State != RunState.Done && s.State != RunState.Warning).ExecuteUpdateAsync(
            s => s.SetProperty(x => x.State, RunState.Waiting).SetProperty(x => x.StartedAt, (DateTimeOffset?)null).SetProperty(x => x.EndedAt, (DateTimeOffset?)null)
                .SetProperty(x => x.Error, (string?)null).SetProperty(x => x.Starts, 0).SetProperty(x => x.Done, 0).SetProperty(x => x.Total, (int?)null), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<RunInProgress?> LeadAsync(Func<Run?> otherwise, CancellationToken cancellationToken)
    {
        if (await _lease.TryTakeAsync(cancellationToken) is not { } fencingNumber) return null;
        try
        {
            if (await TakeAsync(fencingNumber, otherwise, cancellationToken) is { } run) return new(run, fencingNumber, _lease, settings, Open, cancellationToken);
        }
        catch
        {
            await _lease.GiveBackAsync(fencingNumber);
            throw;
        }

        await _lease.GiveBackAsync(fencingNumber);
        return null;
    }

    // Whoever holds the lease is the only one running, so a run that says so has lost its node.
    private async Task<Run?> TakeAsync(long fencingNumber, Func<Run?> otherwise, CancellationToken cancellationToken)
    {
        await using var db = Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        var now = await db.NowAsync(cancellationToken);
        var run = await Unfinished(db).Include(r => r.Steps).OrderByDescending(r => r.State == RunState.Running).ThenBy(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        if (run is null)
        {
            run = otherwise();
            if (run is null) return null;
            run.StartedAt = now;
            db.Add(run);
        }
        else if (run.State == RunState.Running) run.TakenOver++;
        else if (run.Steps.TrueForAll(s => s.State == RunState.Waiting)) run.StartedAt = now;

        (run.State, run.SeenAt, run.LedBy) = (RunState.Running, now, node.Value);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run;
    }

    private static IQueryable<Run> Unfinished(MatchningDb db) => db.Runs.Where(r => r.State == RunState.Running || r.State == RunState.Waiting);

    private static Run New(string kind, IReadOnlyList<string> steps, DateOnly? nightOf = null, Guid? operationId = null)
    {
        var run = new Run { Kind = kind, State = RunState.Waiting, NightOf = nightOf, OperationId = operationId, StartedAt = default };
        run.Steps.AddRange(steps.Select((name, i) => new RunStep { Name = name, Order = i + 1, State = RunState.Waiting }));
        return run;
    }

    private MatchningDb Open() => new(options);
}
