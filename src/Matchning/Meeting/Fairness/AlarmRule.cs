namespace Matchning.Meeting.Fairness;

/// <summary>
/// When a difference between groups is an alarm: the one place. It must be too large for chance, counting how many comparisons were
/// made, and large enough to matter. An alarm is a question to people, not a verdict. The reasons stand in docs/decisions/0005.
/// </summary>
public static class AlarmRule
{
    /// <summary>Among so few no figure is shown or stored. Lists are one per person; decisions come several to a person.</summary>
    public const int FewestPeopleWithLists = 20;

    public const int FewestPeopleWithDecisions = 10;

    public const int FewestDecisions = 20;

    /// <summary>The four-fifths rule: a group that has less than this of what the others have.</summary>
    public const double SmallestRatio = 0.8;

    /// <summary>For recall, which is high when all is well and so has no use for a ratio: ten percentage points.</summary>
    public const double LargestRecallGap = 0.10;

    /// <summary>How often a fair unit may get any alarm at all in a night. Not 5 %, since it is asked every night.</summary>
    public const double FalseAlarms = 0.01;

    /// <summary>Every comparison of one report judged together, with Holm's correction over those that had enough people.</summary>
    internal static IReadOnlyList<GroupComparison> Judge(IReadOnlyList<GroupComparison> comparisons)
    {
        var tested = comparisons.Where(c => c.Outcome != ComparisonOutcome.TooFew).OrderBy(c => c.P).ToList();
        var beyondChance = tested.TakeWhile((c, i) => c.P <= FalseAlarms / (tested.Count - i)).ToHashSet();
        return [.. comparisons.Select(c => beyondChance.Contains(c) && c.ExcludesZero && IsLarge(c) ? c with { Outcome = ComparisonOutcome.Alarm } : c)];
    }

    internal static bool IsTooFew(FairnessMeasure measure, IReadOnlyCollection<PersonShare> people) => IsOfDecisions(measure)
        ? people.Count < FewestPeopleWithDecisions || people.Sum(p => p.Whole) < FewestDecisions
        : people.Count < FewestPeopleWithLists;

    internal static bool IsOfDecisions(FairnessMeasure measure) => measure is FairnessMeasure.Accepted or FairnessMeasure.FoundInTopTen;

    // For age only the group itself can be worse off: that all others are is the same as that this one is better off, and then they say so.
    private static bool IsLarge(GroupComparison comparison)
    {
        if (comparison.WorseOff is null) return false;
        var (worse, better) = (Math.Min(comparison.Value, comparison.Others), Math.Max(comparison.Value, comparison.Others));
        return comparison.Measure == FairnessMeasure.FoundInTopTen ? better - worse > LargestRecallGap : worse < SmallestRatio * better;
    }
}
