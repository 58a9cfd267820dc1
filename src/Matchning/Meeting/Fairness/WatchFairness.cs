using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Floor.Runs;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Fairness;

/// <summary>
/// Sixth step of the night: do women and men, younger and older, get the same from the lists and the decisions? Each unit gets a report, and each ranker.
/// Personal numbers are read here and nowhere near the ranking.
/// </summary>
public sealed class WatchFairness(MatchningDb db, PersonalNumberVault vault, SilentLists silent, TimeProvider clock) : INightStep
{
    public const string Step = "fairness";

    /// <summary>Decisions as far back as this: a quarter has too few of them in a small unit. The lists, where a new ranker shows, are tonight's.</summary>
    public const int DaysOfDecisions = 180;

    public static StepDeclaration Declaration { get; } = new(Step, "Jämföra grupper")
    {
        WhenFailed = "De nya förslagen gäller. Bara jämförelsen mellan grupper saknas.",
        WhatToDo = StepDeclaration.CanWait,
        Counts =
        [
            new("comparisons", "jämförelser mellan grupper"),
            new("comparisons_too_few", "har för få personer"),
            new("fairness_alarms", "skillnader att titta på")
            {
                Warns = true,
                Note = new(
                    "en grupp får klart mindre än de andra av listorna eller besluten. Det är en fråga, inte en dom. Enhetens chef läser vilken grupp och vad man kan göra under",
                    new("/ledning/lika-chans", "Lika chans?", Role.Manager, "Läget, Lika chans?")) { AsksToLook = true },
                Alarm = new("fairness", "Matchning: skillnad mellan grupper", "Nattens jämförelse visar en skillnad mellan grupper som någon behöver titta på."),
            },
            new("numbers_unreadable", "personnummer kunde inte läsas") { Warns = true },
        ],
    };

    public async Task<IReadOnlyList<StepCount>> RunAsync(long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var version = await db.SuggestionVersions.AsNoTracking().SingleOrDefaultAsync(v => v.State == SuggestionState.Current, cancellationToken);
        if (version is null) return [];
        var reader = new ReadGroups(db, vault, clock.Today());
        var units = await db.SuggestionLists.Where(l => l.VersionId == version.Id).Select(l => l.UnitId).Distinct().Order().ToListAsync(cancellationToken);
        var (ofUnits, everyone, lists) = (new List<FairnessReport>(), UnitGroups.None, new List<ListedOpenings>());
        foreach (var unitId in units)
        {
            await progress.ReportAsync(ofUnits.Count, units.Count);
            var groups = await reader.ReadAsync(unitId, cancellationToken);
            var history = new ReadHistory(db);
            var own = (await history.ListsAsync(unitId, version.Id, cancellationToken)).FindAll(l => groups.All.Contains(l.ParticipantId));
            var decisions = await history.OfDecisionsAsync(unitId, SwedishTime.Moment(From.ToDateTime(default)), cancellationToken);
            ofUnits.Add(Report(unitId, version, version.RankerName, groups, ReadHistory.OfLists(own).Concat(decisions).ToDictionary()));
            (everyone, lists) = (everyone.With(groups), [.. lists, .. own]);
        }

        var ofRankers = await OfRankersAsync(version, everyone, lists, cancellationToken);
        await WriteAsync(version.Id, [.. ofUnits, .. ofRankers], fencingNumber, cancellationToken);
        await progress.ReportAsync(units.Count, units.Count);
        return Counts(ofUnits, everyone.Unreadable);
    }

    // Over all units: the ranker that is on beside those that are not, on the same people and openings.
    private async Task<List<FairnessReport>> OfRankersAsync(
        SuggestionVersion version, UnitGroups everyone, List<ListedOpenings> lists, CancellationToken cancellationToken)
    {
        var reports = new List<FairnessReport> { Report(null, version, version.RankerName, everyone, ReadHistory.OfLists(lists)) };
        var challengers = silent.Challengers(version.RankerName);
        if (challengers.Count == 0) return reports;
        var night = await silent.PrepareAsync(version.Id, cancellationToken);
        reports.AddRange(challengers.Select(name => Report(null, version, name, everyone, ReadHistory.OfLists(silent.Of(name, night)))));
        return reports;
    }

    private FairnessReport Report(
        Guid? unitId, SuggestionVersion version, string ranker, UnitGroups groups, Dictionary<FairnessMeasure, Dictionary<Guid, PersonShare>> measures)
    {
        var people = measures.Values.SelectMany(m => m.Keys).Where(groups.All.Contains).ToHashSet();
        var known = people.Count(groups.Known.ContainsKey);
        return new FairnessReport
        {
            UnitId = unitId,
            VersionId = version.Id,
            RankerName = ranker,
            IsSilent = ranker != version.RankerName,
            CountedAt = clock.GetUtcNow(),
            DecisionsFrom = From,
            KnownPeople = known,
            UnknownPeople = people.Count - known,
            Comparisons = CompareGroups.Compare(groups.Known, measures),
        };
    }

    private DateOnly From => clock.Today().AddDays(-DaysOfDecisions);

    // Made again for the same lists, a report takes the place of the earlier one, unless a switch of ranker was made after it.
    private async Task WriteAsync(long versionId, List<FairnessReport> reports, long? fencingNumber, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        await db.FairnessReports
            .Where(r => r.VersionId == versionId && !db.RankerChoices.Any(c => c.FairnessReportId == r.Id)).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(reports);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static StepCount[] Counts(List<FairnessReport> reports, int unreadable) =>
    [
        new("comparisons", reports.Sum(r => r.Comparisons.Count(c => c.Outcome != ComparisonOutcome.TooFew))),
        new("comparisons_too_few", reports.Sum(r => r.Comparisons.Count(c => c.Outcome == ComparisonOutcome.TooFew))),
        new("fairness_alarms", reports.Sum(r => r.Alarms.Count())),
        new("numbers_unreadable", unreadable),
    ];
}
