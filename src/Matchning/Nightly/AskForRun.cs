using Matchning.Runs;

namespace Matchning.Nightly;

/// <summary>Puts runs in the queue; the first free node leads them. Asked twice for the same, it is done once.</summary>
public sealed class AskForRun(RunLog log)
{
    /// <summary>False when that night has been asked for: by another node, another clock, or a trigger that fired twice.</summary>
    public Task<bool> NightAsync(DateOnly night, CancellationToken cancellationToken) =>
        log.AskAsync(NightlyRun.Nightly, NightlyRun.StepsOf(NightlyRun.Nightly), night, null, onlyIfIdle: false, cancellationToken);

    /// <summary>A run by hand, beside the nights.</summary>
    /// <param name="onlyIfIdle">False as well when a run is going on or waits.</param>
    public Task<bool> NowAsync(string kind, Guid operationId, bool onlyIfIdle, CancellationToken cancellationToken) =>
        log.AskAsync(kind, NightlyRun.StepsOf(kind), null, operationId, onlyIfIdle, cancellationToken);

    /// <summary>A failed run goes on from the step that failed.</summary>
    public Task<bool> AgainAsync(long runId, Guid operationId, CancellationToken cancellationToken) => log.AskAgainAsync(runId, operationId, cancellationToken);
}
