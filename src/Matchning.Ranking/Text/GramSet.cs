namespace Matchning.Ranking.Text;

/// <summary>
/// A title's trigrams with a small filter in front (Bloom 1970, one hash): most of a label's trigrams are not in most titles, and for
/// those one bit says so. Immutable.
/// </summary>
internal sealed class GramSet
{
    /// <summary>A title has some 30 trigrams, so of those that it lacks one in thirty is looked for in vain.</summary>
    private const int FilterBits = 1024;

    private readonly long[] _grams;
    private readonly ulong[] _filter = new ulong[FilterBits / 64];

    /// <param name="grams">Distinct, ascending, as <see cref="Trigrams.Of"/> gives them.</param>
    public GramSet(long[] grams)
    {
        _grams = grams;
        foreach (var gram in grams) _filter[Place(gram) / 64] |= 1UL << (Place(gram) % 64);
    }

    /// <summary>Share 0–1 of the part's trigrams that are in the set; 0 for an empty part. Allocates nothing.</summary>
    public float Share(long[] part)
    {
        var common = 0;
        foreach (var gram in part)
        {
            var place = Place(gram);
            if (((_filter[place / 64] >> (place % 64)) & 1) != 0 && Array.BinarySearch(_grams, gram) >= 0) common++;
        }
        return part.Length == 0 ? 0 : (float)common / part.Length;
    }

    /// <summary>The top ten bits of a product with 2⁶⁴ over the golden ratio (Knuth, 6.4).</summary>
    private static int Place(long gram) => (int)(((ulong)gram * 0x9E3779B97F4A7C15) >> 54);
}
