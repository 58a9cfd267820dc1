using System.Globalization;
using Hangfire;
using Matchning.Floor.Runs;

namespace Matchning.Nights.Nightly;

/// <summary>Puts runs in the queue; the first free node leads them. Asked twice for the same, it is done once.</summary>
public sealed class AskForRun(RunLog log, IBackgroundJobClient jobs)
{
    /// <summary>False when that night has been asked for: by another node, another clock, or a trigger that fired twice.</summary>
    public Task<bool> NightAsync(DateOnly night, CancellationToken cancellationToken) =>
        AskAsync(RunKind.Nightly, NightlyRun.StepsOf(RunKind.Nightly), night, null, onlyIfIdle: false, cancellationToken);

    /// <summary>A run by hand, beside the nights.</summary>
    /// <param name="onlyIfIdle">False as well when a run is going on or waits.</param>
    public Task<bool> NowAsync(string kind, Guid operationId, bool onlyIfIdle, CancellationToken cancellationToken) =>
        AskAsync(kind, NightlyRun.StepsOf(kind), null, operationId, onlyIfIdle, cancellationToken);

    /// <summary>Those that a run set aside are tried again, with everyone else. False when there was nobody to release.</summary>
    public async Task<bool> ReleaseAsync(long runId, Guid operationId, CancellationToken cancellationToken)
    {
        if (await log.ReleaseAsync(runId, RunKind.Match, NightlyRun.StepsOf(RunKind.Match), operationId, cancellationToken) is not { } run) return false;
        await QueueAsync(run, cancellationToken);
        return true;
    }

    /// <summary>A failed run goes on from the step that failed.</summary>
    public async Task<bool> AgainAsync(long runId, Guid operationId, CancellationToken cancellationToken)
    {
        if (!await log.AskAgainAsync(runId, operationId, cancellationToken)) return false;
        await QueueAsync(runId, cancellationToken);
        return true;
    }

    /// <summary>Those whose job was lost, or never made since whoever asked died in between: they get a new one.</summary>
    /// <returns>How many.</returns>
    public async Task<int> LookAfterAsync(CancellationToken cancellationToken)
    {
        var lost = await log.WithoutJobAsync(cancellationToken);
        foreach (var run in lost) await QueueAsync(run, cancellationToken);
        return lost.Count;
    }

    internal async Task<bool> AskAsync(string kind, IReadOnlyList<string> steps, DateOnly? nightOf, Guid? operationId, bool onlyIfIdle, CancellationToken cancellationToken)
    {
        if (await log.AskAsync(kind, steps, nightOf, operationId, onlyIfIdle, cancellationToken) is not { } run) return false;
        await QueueAsync(run, cancellationToken);
        return true;
    }

    private async Task QueueAsync(long run, CancellationToken cancellationToken)
    {
        var job = jobs.Enqueue<RunJob>(j => j.LeadAsync(run, CancellationToken.None));
        await log.HasJobAsync(run, long.Parse(job, CultureInfo.InvariantCulture), cancellationToken);
    }
}
