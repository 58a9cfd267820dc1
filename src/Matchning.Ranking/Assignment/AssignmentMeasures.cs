namespace Matchning.Ranking.Assignment;

/// <summary>How evenly proposals fall on openings, and what that costs in people's own order.</summary>
public static class AssignmentMeasures
{
    /// <summary>Gini coefficient (Gini 1912) of how many people each opening goes to: 0 when all are alike, near 1 when one has all. 0 without any.</summary>
    public static double Gini(IEnumerable<int> peoplePerOpening)
    {
        var sorted = peoplePerOpening.Order().ToArray();
        var (sum, weighed) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            weighed += (2.0 * (i + 1) - sorted.Length - 1) * sorted[i];
        }

        return sum > 0 ? weighed / (sorted.Length * sum) : 0;
    }

    /// <summary>
    /// nDCG of what a person was given, by the person's own order: gain <see cref="PlaceGain"/> of the own place, discount
    /// 1/log2(number + 1) of its number among the given; the ideal is the first of the own list. 1 when nothing was given up, 0 when nothing was given.
    /// </summary>
    /// <param name="places">The own list's places, best first.</param>
    /// <param name="picks">Positions in it, rising.</param>
    /// <param name="most">How many there were to give.</param>
    public static double Ndcg(IReadOnlyList<int> places, IReadOnlyList<int> picks, int most)
    {
        var (got, best) = (0.0, 0.0);
        for (var i = 0; i < picks.Count; i++) got += PlaceGain.Of(places[picks[i]]) / Math.Log2(i + 2);
        for (var i = 0; i < Math.Min(most, places.Count); i++) best += PlaceGain.Of(places[i]) / Math.Log2(i + 2);
        return best > 0 ? got / best : double.NaN;
    }
}
