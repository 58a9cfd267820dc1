using Matchning.JobAds;
using Matchning.Openings;
using Matchning.Proposals;
using Matchning.Runs;

namespace Matchning.Nightly;

/// <summary>The night's work, in order. Start reading here: ads come in, become openings, and are matched with every participant.</summary>
public sealed class NightlyRun(RunLog log, AdSync sync, MakeOpenings extract, ProposeMatches match)
{
    public const string Nightly = "nightly";
    public const string Sync = "sync";
    public const string Extract = "extract";
    public const string Match = "match";

    /// <exception cref="RunAlreadyGoingException">Another run is going on.</exception>
    public Task<long> RunAsync(CancellationToken cancellationToken) => RunAsync(Nightly, [Sync, Extract, Match], cancellationToken);

    public Task<long> SyncAsync(CancellationToken cancellationToken) => RunAsync(Sync, [Sync, Extract], cancellationToken);

    public Task<long> MatchAsync(CancellationToken cancellationToken) => RunAsync(Match, [Match], cancellationToken);

    private async Task<long> RunAsync(string kind, string[] steps, CancellationToken cancellationToken)
    {
        await using var run = await log.StartAsync(kind, steps, cancellationToken);
        if (steps.Contains(Sync)) await run.StepAsync(Sync, sync.RunAsync);
        if (steps.Contains(Extract)) await run.StepAsync(Extract, extract.RunAsync);
        if (steps.Contains(Match)) await run.StepAsync(Match, (progress, token) => match.RunAsync(run.FencingNumber, progress, token));
        await run.DoneAsync();
        return run.RunId;
    }
}
