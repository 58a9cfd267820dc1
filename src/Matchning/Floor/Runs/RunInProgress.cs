using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Floor.Runs;

/// <summary>
/// A run that this node leads. Each step is written as it starts, goes on and ends, and every write is checked against the lease. Disposing hands the
/// lease back; a run that is not done by then goes on where it was, on whichever node comes next.
/// </summary>
public sealed class RunInProgress : IAsyncDisposable
{
    // Far more than restarts on a bad night; a step that kills its node every time must not do so for ever.
    private const int MostStarts = 25;

    // Which node counted what is worth knowing while somebody may still wonder about that night.
    private static readonly TimeSpan KeptShards = TimeSpan.FromDays(30);

    private readonly Run _run;
    private readonly RunLease _lease;
    private readonly RunOptions _options;
    private readonly Func<MatchningDb> _open;
    private readonly CancellationToken _asked;
    private readonly CancellationTokenSource _stop;
    private readonly Task _renewing;

    internal RunInProgress(Run run, long fencingNumber, RunLease lease, RunOptions options, Func<MatchningDb> open, CancellationToken cancellationToken)
    {
        (_run, FencingNumber, _lease, _options, _open, _asked) = (run, fencingNumber, lease, options, open, cancellationToken);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _renewing = RenewAsync();
    }

    public long RunId => _run.Id;

    public string Kind => _run.Kind;

    public DateOnly? NightOf => _run.NightOf;

    public long FencingNumber { get; }

    /// <summary>Does the step, unless an earlier leader of the run already did. What it says about its counts tells whether a person should look.</summary>
    public async Task StepAsync(StepDeclaration declared, Func<StepProgress, CancellationToken, Task<IReadOnlyList<StepCount>>> step)
    {
        if (_run.Steps.SingleOrDefault(s => s.Name == declared.Name) is not { } row || row.State is RunState.Done or RunState.Warning) return;
        await WriteStepAsync(row.Id, (s, now) => (s.State, s.StartedAt, s.Starts) = (RunState.Running, s.StartedAt ?? now, s.Starts + 1));
        try
        {
            if (row.Starts >= MostStarts) throw new PlainFaultException("Steget har börjat om för många gånger utan att bli klart. Kontakta den som sköter driften.");
            var progress = new StepProgress(
                (done, total) => WriteStepAsync(row.Id, (s, _) => (s.Done, s.Total) = (done, total)), (db, counts) => EndStepAsync(db, row.Id, declared, counts), TimeProvider.System);
            var counts = await step(progress, _stop.Token);
            await WriteAsync(db => EndStepAsync(db, row.Id, declared, counts));
        }
        catch (OperationCanceledException stopped) when (!_asked.IsCancellationRequested && _stop.IsCancellationRequested)
        {
            throw new LeaseLostException(stopped);
        }
        catch (Exception fault) when (!GoesOnElsewhere(fault))
        {
            var error = Explain(fault);
            await WriteStepAsync(row.Id, (s, now) => (s.State, s.EndedAt, s.Error) = (RunState.Failed, now, error));
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
        try
        {
            await _lease.GiveBackAsync(FencingNumber);
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            // With the database away, the lease runs out by itself.
        }

        _stop.Dispose();
    }

    // Stopped, without its lease or without its database, this node writes nothing more. The run is not failed: the next leader goes on with it.
    private bool GoesOnElsewhere(Exception fault) => _stop.IsCancellationRequested || fault is RunAlreadyGoingException || TransientFault.Is(fault);

    // Faults of ours say in Swedish what to do; of others only the kind is shown, since their text may hold data.
    private static string Explain(Exception fault) => fault is PlainFaultException
        ? fault.Message
        : $"Ett oväntat fel ({fault.GetType().Name}). Mer står i loggen.";

    private Task EndAsync(RunState state, string? error) => WriteAsync(async db =>
    {
        var run = await db.Runs.SingleAsync(r => r.Id == _run.Id);
        var now = await db.NowAsync(CancellationToken.None);
        (run.State, run.EndedAt, run.SeenAt, run.Error) = (state, now, now, error);
        // Who was in which shard is nobody's business afterwards. A failed step may be run again, and needs it.
        if (state != RunState.Failed) await db.RunShards.Where(s => s.RunId == run.Id && s.State == ShardState.Done).ExecuteUpdateAsync(s => s.SetProperty(x => x.ParticipantIds, []));
        await db.RunShards.Where(s => s.State == ShardState.Done && s.EndedAt < now - KeptShards).ExecuteDeleteAsync();
    });

    private static async Task EndStepAsync(MatchningDb db, long stepId, StepDeclaration declared, IReadOnlyList<StepCount> counts)
    {
        var step = await db.RunSteps.SingleAsync(s => s.Id == stepId);
        if (step.State is RunState.Done or RunState.Warning) return;
        (step.State, step.EndedAt, step.Counts) = (declared.Warns(counts) ? RunState.Warning : RunState.Done, await db.NowAsync(CancellationToken.None), counts);
    }

    private Task WriteStepAsync(long stepId, Action<RunStep, DateTimeOffset> change) => WriteAsync(async db =>
        change(await db.RunSteps.SingleAsync(s => s.Id == stepId), await db.NowAsync(CancellationToken.None)));

    private async Task WriteAsync(Func<MatchningDb, Task> change)
    {
        await using var db = _open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.MustStillHoldLeaseAsync(FencingNumber, CancellationToken.None);
        await change(db);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(_options.RenewEvery);
        var failed = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                // Tries are counted, not time: a machine that stood still has had none.
                failed = await IsRenewedAsync() ? 0 : failed + 1;
                if (failed * _options.RenewEvery > _options.Lease) await _stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The run ended, or was stopped.
        }
    }

    private async Task<bool> IsRenewedAsync()
    {
        try
        {
            if (await _lease.RenewAsync(FencingNumber, RunId, _stop.Token)) return true;
            await _stop.CancelAsync();
            return false;
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            return false;
        }
    }
}
