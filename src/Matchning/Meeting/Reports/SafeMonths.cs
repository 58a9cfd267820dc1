using Matchning.Floor.Privacy;

namespace Matchning.Meeting.Reports;

/// <summary>
/// Twelve monthly numbers of which none under ten can be read, nor worked out: not from the total of any of the periods, not from what stands
/// beside it, and not by comparing periods. Zero is nobody, and is shown. Always made from all twelve months, so that a month is shown or not in
/// every period alike.
/// </summary>
public sealed class SafeMonths
{
    private static readonly int[] Periods = [3, 6, 12];

    private readonly int?[] _months;
    private readonly Dictionary<int, int?> _totals = [];

    /// <param name="counts">Twelve, oldest first.</param>
    public SafeMonths(IReadOnlyList<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Count, Periods[^1]);
        _months = [.. counts.Select(c => (int?)c)];
        var within = Periods.ToDictionary(p => p, p => counts.TakeLast(p).Sum());

        // A total is told when neither it nor what lies between it and another told one is few people. The longest period comes first.
        foreach (var period in Periods.Reverse())
            _totals[period] = DisclosureControl.IsFew(within[period]) || Periods.Any(p => _totals.GetValueOrDefault(p) is { } told && DisclosureControl.IsFew(told - within[period]))
                ? null : within[period];

        // Between two told totals lies a sum that anybody can work out: within it the hidden months must hide each other.
        var edges = Periods.Where(p => _totals[p] is not null).Prepend(0).ToList();
        for (var i = 1; i < edges.Count; i++) Hide(counts, Periods[^1] - edges[i], Periods[^1] - edges[i - 1]);
        if (edges[^1] < Periods[^1]) Hide(counts, 0, Periods[^1] - edges[^1], isSumKnown: false);
    }

    /// <summary>Newest last; null is not shown.</summary>
    public IReadOnlyList<int?> Newest(int months) => [.. _months.TakeLast(months)];

    /// <summary>Null is not shown.</summary>
    public int? Total(int months) => _totals[months];

    private void Hide(IReadOnlyList<int> counts, int from, int to, bool isSumKnown = true)
    {
        var hidden = Enumerable.Range(from, to - from).Where(i => DisclosureControl.IsFew(counts[i])).ToList();
        // The next smallest goes with them until what is hidden together is no small group either.
        while (isSumKnown && hidden.Count > 0 && (hidden.Count < 2 || hidden.Sum(i => counts[i]) < DisclosureControl.SmallestGroup))
            hidden.Add(Enumerable.Range(from, to - from).Except(hidden).Where(i => counts[i] > 0).MinBy(i => counts[i]));
        foreach (var i in hidden) _months[i] = null;
    }
}
