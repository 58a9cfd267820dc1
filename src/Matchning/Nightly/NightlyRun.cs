using Matchning.Doors;
using Matchning.Fairness;
using Matchning.JobAds;
using Matchning.Openings;
using Matchning.Proposals;
using Matchning.Proposals.Assigning;
using Matchning.Runs;

namespace Matchning.Nightly;

/// <summary>
/// The night's work, in order. Start reading here: ads come in, become openings, are matched with every participant and spread over the unit, what
/// would open more of them is found, and what groups got is compared.
/// </summary>
public sealed class NightlyRun(RunLog log, AdSync sync, MakeOpenings extract, ProposeMatches match, AssignProposals assign, FindDoors doors,
    WatchFairness fairness)
{
    public const string Nightly = "nightly";
    public const string Sync = "sync";
    public const string Extract = "extract";
    public const string Match = "match";
    public const string Assign = "assign";
    public const string Doors = "doors";
    public const string Fairness = "fairness";

    /// <exception cref="RunAlreadyGoingException">Another run is going on.</exception>
    public Task<long> RunAsync(CancellationToken cancellationToken) => RunAsync(Nightly, [Sync, Extract, Match, Assign, Doors, Fairness], cancellationToken);

    public Task<long> SyncAsync(CancellationToken cancellationToken) => RunAsync(Sync, [Sync, Extract], cancellationToken);

    public Task<long> MatchAsync(CancellationToken cancellationToken) => RunAsync(Match, [Match, Assign, Doors, Fairness], cancellationToken);

    private async Task<long> RunAsync(string kind, string[] steps, CancellationToken cancellationToken)
    {
        await using var run = await log.StartAsync(kind, steps, cancellationToken);
        if (steps.Contains(Sync)) await run.StepAsync(Sync, (progress, token) => sync.RunAsync(run.FencingNumber, progress, token));
        if (steps.Contains(Extract)) await run.StepAsync(Extract, (progress, token) => extract.RunAsync(run.FencingNumber, progress, token));
        if (steps.Contains(Match)) await run.StepAsync(Match, match.RunAsync);
        if (steps.Contains(Assign)) await run.StepAsync(Assign, (progress, token) => assign.RunAsync(run.FencingNumber, progress, token));
        if (steps.Contains(Doors)) await run.StepAsync(Doors, (progress, token) => doors.RunAsync(run.FencingNumber, progress, token));
        if (steps.Contains(Fairness)) await run.StepAsync(Fairness, (progress, token) => fairness.RunAsync(run.FencingNumber, progress, token));
        await run.DoneAsync();
        return run.RunId;
    }
}
