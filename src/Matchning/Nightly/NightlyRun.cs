using Matchning.Fairness;
using Matchning.JobAds;
using Matchning.Openings;
using Matchning.Proposals;
using Matchning.Runs;

namespace Matchning.Nightly;

/// <summary>The night's work, in order. Start reading here: ads come in, become openings, are matched with every participant, and what groups got is compared.</summary>
public sealed class NightlyRun(RunLog log, AdSync sync, MakeOpenings extract, ProposeMatches match, WatchFairness fairness)
{
    public const string Nightly = "nightly";
    public const string Sync = "sync";
    public const string Extract = "extract";
    public const string Match = "match";
    public const string Fairness = "fairness";

    /// <exception cref="RunAlreadyGoingException">Another run is going on.</exception>
    public Task<long> RunAsync(CancellationToken cancellationToken) => RunAsync(Nightly, [Sync, Extract, Match, Fairness], cancellationToken);

    public Task<long> SyncAsync(CancellationToken cancellationToken) => RunAsync(Sync, [Sync, Extract], cancellationToken);

    public Task<long> MatchAsync(CancellationToken cancellationToken) => RunAsync(Match, [Match, Fairness], cancellationToken);

    private async Task<long> RunAsync(string kind, string[] steps, CancellationToken cancellationToken)
    {
        await using var run = await log.StartAsync(kind, steps, cancellationToken);
        if (steps.Contains(Sync)) await run.StepAsync(Sync, sync.RunAsync);
        if (steps.Contains(Extract)) await run.StepAsync(Extract, extract.RunAsync);
        if (steps.Contains(Match)) await run.StepAsync(Match, (progress, token) => match.RunAsync(run.FencingNumber, progress, token));
        if (steps.Contains(Fairness)) await run.StepAsync(Fairness, (progress, token) => fairness.RunAsync(run.FencingNumber, progress, token));
        await run.DoneAsync();
        return run.RunId;
    }
}
