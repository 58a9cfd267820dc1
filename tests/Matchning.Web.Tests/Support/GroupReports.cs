using Matchning.Floor.Data;
using Matchning.Meeting.Fairness;

namespace Matchning.Web.Tests.Support;

/// <summary>A night's comparison of groups with one of each kind of line: an alarm, a difference that is not sure, and one of too few people.</summary>
internal static class GroupReports
{
    public static IEnumerable<FairnessReport> Make(IEnumerable<Guid> units, DateTimeOffset now) => units.Select(u => (Guid?)u).Append(null).Select(unit => new FairnessReport
    {
        UnitId = unit,
        VersionId = 1,
        RankerName = "rule",
        IsSilent = false,
        CountedAt = now.AddHours(-6),
        DecisionsFrom = SwedishTime.Day(now).AddDays(-WatchFairness.DaysOfDecisions),
        KnownPeople = 391,
        UnknownPeople = 7,
        Comparisons =
        [
            new(FairnessMeasure.CloseInTopTen, PersonGroup.Women, ComparisonOutcome.Compared, 200, 191, 6.9, 7.1, -1.0, 0.6, 0.61),
            new(FairnessMeasure.CloseInTopTen, PersonGroup.From50, ComparisonOutcome.TooFew),
            new(FairnessMeasure.Accepted, PersonGroup.Women, ComparisonOutcome.Alarm, 80, 75, 0.31, 0.58, -0.35, -0.18, 0.0001),
            new(FairnessMeasure.FoundInTopTen, PersonGroup.Women, ComparisonOutcome.TooFew),
        ],
    });
}
