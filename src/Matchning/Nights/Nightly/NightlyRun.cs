using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Market.Openings;
using Matchning.Meeting.Doors;
using Matchning.Meeting.Fairness;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Assigning;

namespace Matchning.Nights.Nightly;

/// <summary>
/// The night's work, in order. Start reading here: ads come in, become openings, are matched with every participant and spread over the unit, what
/// would open more of them is found, what groups got is compared, and what closed long ago is forgotten.
/// </summary>
public sealed class NightlyRun(RunLog log, IServiceProvider services)
{
    private readonly IReadOnlyList<(StepDeclaration Declaration, DoStep DoAsync)> _steps = [.. Steps.Select(s => (s.Declaration, s.Make(services)))];

    /// <summary>Every step. What a step says about itself stands in its own file; nothing else lists them.</summary>
    public static IReadOnlyList<NightStep> Steps { get; } =
    [
        NightStep.Of<AdSync>(RunKind.Sync, (step, run, progress, token) => step.RunAsync(run.FencingNumber, progress, token)),
        NightStep.Of<MakeOpenings>(RunKind.Sync, (step, run, progress, token) => step.RunAsync(run.FencingNumber, progress, token)),
        NightStep.Of<SuggestMatches>(RunKind.Match, (step, run, progress, token) => step.RunAsync(run.RunId, run.FencingNumber, progress, token)),
        NightStep.Of<AssignSuggestions>(RunKind.Match, (step, run, progress, token) => step.RunAsync(run.FencingNumber, progress, token)),
        NightStep.Of<FindDoors>(RunKind.Match, (step, run, progress, token) => step.RunAsync(run.RunId, run.FencingNumber, progress, token)),
        NightStep.Of<WatchFairness>(RunKind.Match, (step, run, progress, token) => step.RunAsync(run.FencingNumber, progress, token)),
        NightStep.Of<ForgetClosedAds>(null, (step, run, progress, token) => step.RunAsync(run.FencingNumber, progress, token)),
    ];

    /// <exception cref="RunAlreadyGoingException">Another run is going on.</exception>
    public Task<long> RunAsync(CancellationToken cancellationToken) => RunAsync(RunKind.Nightly, cancellationToken);

    public Task<long> SyncAsync(CancellationToken cancellationToken) => RunAsync(RunKind.Sync, cancellationToken);

    public Task<long> MatchAsync(CancellationToken cancellationToken) => RunAsync(RunKind.Match, cancellationToken);

    /// <summary>The steps of a kind of run, in order. A night has them all.</summary>
    public static IReadOnlyList<string> StepsOf(string kind) =>
        [.. Steps.Where(s => kind is not (RunKind.Sync or RunKind.Match) || s.AlsoIn == kind).Select(s => s.Declaration.Name)];

    /// <summary>Does those of the run's steps that no earlier leader has done.</summary>
    public async Task LeadAsync(RunInProgress run)
    {
        foreach (var (declaration, doAsync) in _steps) await run.StepAsync(declaration, (progress, token) => doAsync(run, progress, token));
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
