namespace Matchning.Meeting.Fairness;

/// <summary>Sets women against men and each age group against the others, on each measure there is.</summary>
internal static class CompareGroups
{
    private static readonly PersonGroup[] Sexes = [PersonGroup.Women, PersonGroup.Men];
    private static readonly PersonGroup[] Ages = [PersonGroup.Under25, PersonGroup.From25To34, PersonGroup.From35To49, PersonGroup.From50];

    /// <param name="groups">People whose groups are known; the others are in no comparison.</param>
    /// <param name="measures">What each person adds to each measure. Who adds nothing (no decision) has no row or a whole of 0.</param>
    public static IReadOnlyList<GroupComparison> Compare(
        IReadOnlyDictionary<Guid, KnownGroups> groups, IReadOnlyDictionary<FairnessMeasure, Dictionary<Guid, PersonShare>> measures) =>
        AlarmRule.Judge([.. measures.OrderBy(m => m.Key).AsParallel().AsOrdered().SelectMany(m => Compare(m.Key, Known(m.Value, groups)))]);

    private static IEnumerable<GroupComparison> Compare(FairnessMeasure measure, List<(PersonShare Share, KnownGroups Groups)> people)
    {
        // Men against women is the same comparison seen from the other side.
        yield return Compare(measure, people, Sexes, g => g.Sex)[0];
        foreach (var comparison in Compare(measure, people, Ages, g => g.Age)) yield return comparison;
    }

    private static List<GroupComparison> Compare(
        FairnessMeasure measure, List<(PersonShare Share, KnownGroups Groups)> people, PersonGroup[] all, Func<KnownGroups, PersonGroup> groupOf)
    {
        var labels = people.ConvertAll(p => Array.IndexOf(all, groupOf(p.Groups)));
        var sides = all.Select((_, i) => (Own: Side(i, isOwn: true), Others: Side(i, isOwn: false))).ToList();
        var isTooFew = sides.ConvertAll(s => AlarmRule.IsTooFew(measure, s.Own) || AlarmRule.IsTooFew(measure, s.Others));
        var chances = isTooFew.TrueForAll(few => few) ? [] : Shuffles.PValues(people.ConvertAll(p => p.Share), labels, all.Length);
        return [.. all.Select((group, i) => isTooFew[i]
            ? new GroupComparison(measure, group, ComparisonOutcome.TooFew)
            : Compared(measure, group, sides[i].Own, sides[i].Others, chances[i]))];

        List<PersonShare> Side(int group, bool isOwn) => [.. people.Where((_, i) => (labels[i] == group) == isOwn).Select(p => p.Share)];
    }

    private static GroupComparison Compared(FairnessMeasure measure, PersonGroup group, List<PersonShare> own, List<PersonShare> others, double chance)
    {
        Func<IReadOnlyCollection<PersonShare>, GroupEstimate> estimate = AlarmRule.IsOfDecisions(measure) ? GroupEstimate.OfShare : GroupEstimate.OfMean;
        var (ours, theirs) = (estimate(own), estimate(others));
        var (lower, upper) = ours.DifferenceFrom(theirs);
        return new(measure, group, ComparisonOutcome.Compared, own.Count, others.Count, ours.Value, theirs.Value, lower, upper, chance);
    }

    private static List<(PersonShare Share, KnownGroups Groups)> Known(Dictionary<Guid, PersonShare> shares, IReadOnlyDictionary<Guid, KnownGroups> groups) =>
        [.. shares.Where(s => s.Value.Whole > 0 && groups.ContainsKey(s.Key)).OrderBy(s => s.Key).Select(s => (s.Value, groups[s.Key]))];
}
