namespace Matchning.Ranking.Assignment;

/// <summary>
/// What an opening is worth to a person, by its place in the person's own list: 1/log2(place + 1), as in nDCG. Scores of the
/// rule and of a forest are on different scales, and a score of one person says nothing against another's; places do.
/// </summary>
public static class PlaceGain
{
    /// <summary>Worth is kept in whole millionths, so that sums are exact.</summary>
    public const int Scale = 1_000_000;

    public static double Of(int place) => 1 / Math.Log2(place + 1);

    /// <summary>The place of each, 1 first. Equal scores share the first of their places: the order among them is only by id.</summary>
    public static int[] Places(IReadOnlyList<float> scores)
    {
        var places = new int[scores.Count];
        for (var i = 0; i < places.Length; i++) places[i] = i > 0 && scores[i] == scores[i - 1] ? places[i - 1] : i + 1;
        return places;
    }

    internal static long Worth(int place, double bonus) => (long)Math.Round(Scale * Of(place) * (1 + bonus));
}
