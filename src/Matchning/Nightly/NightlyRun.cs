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
/// would open more of them is found, what groups got is compared, and what closed long ago is forgotten.
/// </summary>
public sealed class NightlyRun(RunLog log, AdSync sync, MakeOpenings extract, ProposeMatches match, AssignProposals assign, FindDoors doors,
    WatchFairness fairness, ForgetClosedAds forget)
{
    public const string Nightly = "nightly";
    public const string Sync = AdSync.Step;
    public const string Extract = "extract";
    public const string Match = "match";
    public const string Assign = "assign";
    public const string Doors = "doors";
    public const string Fairness = "fairness";
    public const string Forget = "forget";

    /// <exception cref="RunAlreadyGoingException">Another run is going on.</exception>
    public Task<long> RunAsync(CancellationToken cancellationToken) => RunAsync(Nightly, cancellationToken);

    public Task<long> SyncAsync(CancellationToken cancellationToken) => RunAsync(Sync, cancellationToken);

    public Task<long> MatchAsync(CancellationToken cancellationToken) => RunAsync(Match, cancellationToken);

    /// <summary>The steps of a kind of run, in order.</summary>
    public static IReadOnlyList<string> StepsOf(string kind) => kind switch
    {
        Sync => [Sync, Extract],
        Match => [Match, Assign, Doors, Fairness],
        _ => [Sync, Extract, Match, Assign, Doors, Fairness, Forget],
    };

    /// <summary>Does those of the run's steps that no earlier leader has done.</summary>
    public async Task LeadAsync(RunInProgress run)
    {
        await run.StepAsync(Sync, (progress, token) => sync.RunAsync(run.FencingNumber, progress, token));
        await run.StepAsync(Extract, (progress, token) => extract.RunAsync(run.FencingNumber, progress, token));
        await run.StepAsync(Match, (progress, token) => match.RunAsync(run.RunId, run.FencingNumber, progress, token));
        await run.StepAsync(Assign, (progress, token) => assign.RunAsync(run.FencingNumber, progress, token));
        await run.StepAsync(Doors, (progress, token) => doors.RunAsync(run.RunId, run.FencingNumber, progress, token));
        await run.StepAsync(Fairness, (progress, token) => fairness.RunAsync(run.FencingNumber, progress, token));
        await run.StepAsync(Forget, (progress, token) => forget.RunAsync(run.FencingNumber, progress, token));
        await run.DoneAsync();
    }

    // A run that was left unfinished is finished first; if that was one like this, there is nothing more to do.
    private async Task<long> RunAsync(string kind, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var run = await log.StartAsync(kind, StepsOf(kind), cancellationToken);
            await LeadAsync(run);
            if (run.Kind == kind) return run.RunId;
        }
    }
}
