using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.Nights.Nightly;

/// <summary>The state of the service in a few numbers, for people and for monitoring.</summary>
public sealed record StatusReport(
    int AdsOpen, int AdsFailed, int Openings, int Participants, long Suggestions, int Proposals, int Placements, RunStatus? LastRun, string Model)
{
    /// <summary>Sources with open ads that the settings no longer name: nothing is read from them, and their ads close on their last days.</summary>
    public IReadOnlyList<string> UnreadSources { get; private init; } = [];

    /// <summary>The last run is not done and nobody leads it: the next run or node goes on with it.</summary>
    public bool IsLeft { get; private init; }

    public static async Task<StatusReport> ReadAsync(
        MatchningDb db, RankerInForce ranker, DeclaredSteps steps, IOptions<JobAdsOptions> ads, CancellationToken cancellationToken)
    {
        var run = await db.Runs.AsNoTracking().Include(r => r.Steps).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        var current = db.SuggestionVersions.Where(v => v.State == SuggestionState.Current).Select(v => v.Id);
        return new StatusReport(
            await db.ExternalAds.CountAsync(a => a.ClosedAt == null, cancellationToken),
            await db.FailedAds.CountAsync(cancellationToken),
            await db.Openings.CountAsync(o => o.ClosedAt == null, cancellationToken),
            await db.Participants.CountAsync(cancellationToken),
            await db.SuggestionLists.Where(l => current.Contains(l.VersionId)).SumAsync(l => (long)l.OpeningIds.Length, cancellationToken),
            await db.Proposals.CountAsync(cancellationToken),
            await db.Placements.CountAsync(cancellationToken),
            run is null ? null : RunStatus.Of(run, steps),
            await ranker.NameAsync(cancellationToken))
        {
            UnreadSources = await db.ExternalAds.Where(a => a.ClosedAt == null && a.Source != ads.Value.Source).Select(a => a.Source).Distinct().OrderBy(s => s).ToListAsync(cancellationToken),
            IsLeft = run?.State == RunState.Running && !await db.IsRunGoingAsync(cancellationToken),
        };
    }
}

public sealed record RunStatus(
    long Id, string Kind, RunState State, DateTimeOffset Started, DateTimeOffset? Ended, string? Error, IReadOnlyList<StepStatus> Steps)
{
    public static RunStatus Of(Run run, DeclaredSteps steps) => new(
        run.Id, run.Kind, run.State, run.StartedAt, run.EndedAt, run.Error,
        [.. run.Steps.OrderBy(s => s.Order).Select(s => new StepStatus(
            s.Name, steps.Of(s.Name).Title, s.State, s.StartedAt, s.EndedAt, s.Done, s.Total, s.Counts.ToDictionary(c => c.Name, c => c.Value),
            steps.Of(s.Name).Warnings(s.Counts), s.Error))]);
}

/// <param name="Warnings">The counts that a person should look at, in words.</param>
public sealed record StepStatus(
    string Name, string Title, RunState State, DateTimeOffset? Started, DateTimeOffset? Ended, int Done, int? Total,
    IReadOnlyDictionary<string, long> Counts, IReadOnlyList<string> Warnings, string? Error);
