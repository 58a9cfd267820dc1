namespace Matchning.Ranking;

/// <summary>
/// How a list is shown: a higher band before a lower, and within a band by score. The list's openings are the best by score; the band decides
/// their order, so that no list says one thing with its order and another with its words.
/// </summary>
public static class BandOrder
{
    /// <summary>The places of a list that is ordered by score, in the order they are shown. Equal bands keep their order.</summary>
    public static int[] Of(int count, Func<int, Band> bandAt) => [.. Enumerable.Range(0, count).OrderByDescending(bandAt)];
}
