using Matchning.Ranking.Text;
namespace Matchning.Ranking.Taxonomy;

/// <summary>
/// The fixed vocabulary of work words, and how the words of a profile and of an ad are compared: Okapi BM25 (Robertson and
/// Zaragoza 2009) with idf and mean length from a table of recorded ads. A word outside the vocabulary is never seen, so words
/// about health, origin, family or religion have no way in. Immutable, thread-safe.
/// </summary>
public sealed class WorkWords
{
    public static WorkWords None { get; } = new([], 0, 0);

    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>The words of the title and the occupation say most: they count this many times.</summary>
    private const int NameTimes = 3;

    /// <summary>Longer words are left out; no vocabulary word is as long.</summary>
    private const int LongestWord = 64;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly double[] _rarities;
    private readonly double[] _shares;
    private readonly double _meanLength;

    /// <param name="stems">Distinct; how many ads have each. A stem's id is its place.</param>
    /// <param name="ads">How many ads were read.</param>
    /// <param name="meanLength">Mean number of vocabulary words in an ad, the name's words counted as often as they weigh.</param>
    public WorkWords(IReadOnlyList<(string Stem, double Ads)> stems, double ads, double meanLength)
    {
        for (var i = 0; i < stems.Count; i++) _ids.Add(stems[i].Stem, i);
        _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _rarities = [.. stems.Select(s => Rarity.Of(s.Ads, ads))];
        _shares = [.. stems.Select(s => ads > 0 ? s.Ads / ads : 0)];
        _meanLength = meanLength;
    }

    /// <summary>The share 0–1 of recorded ads that have the word.</summary>
    public double Share(int id) => _shares[id];

    public int Count => _rarities.Length;

    /// <summary>Is the word, in lower case, in the vocabulary?</summary>
    public bool Has(string word) => _ids.ContainsKey(SwedishWords.Stem(word));

    /// <summary>Distinct ids, ascending, of the vocabulary words in the texts.</summary>
    public int[] Ids(IEnumerable<string> texts)
    {
        var ids = new List<int>();
        foreach (var text in texts) AddIds(text, 1, ids);
        return [.. ids.Distinct().Order()];
    }

    /// <summary>
    /// The vocabulary words of an opening. The weight is sixteenths of idf · tf · (k1 + 1) / (tf + k1 · (1 − b + b · length / mean)),
    /// rounded: whole numbers sum to the same in any order.
    /// </summary>
    public OpeningWords Of(string name, string text)
    {
        var ids = new List<int>();
        AddIds(name, NameTimes, ids);
        AddIds(text, 1, ids);
        ids.Sort();
        var counts = ids.CountBy(id => id).ToArray();
        var norm = K1 * (1 - B + B * ids.Count / _meanLength);
        return new([.. counts.Select(c => c.Key)], [.. counts.Select(c => Weight(c.Key, c.Value, norm))]);
    }

    /// <summary>Id of the word that stands there, −1 for one outside the vocabulary. Allocates nothing.</summary>
    public int Id(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) return -1;
        Span<char> lower = stackalloc char[LongestWord];
        for (var i = 0; i < word.Length; i++) lower[i] = char.ToLowerInvariant(word[i]);
        return _lookup.TryGetValue(lower[..SwedishWords.StemLength(lower[..word.Length])], out var id) ? id : -1;
    }

    /// <summary>How many vocabulary words an ad has, counted as <see cref="Of"/> does.</summary>
    public int Length(string name, string text)
    {
        var ids = new List<int>();
        AddIds(name, NameTimes, ids);
        AddIds(text, 1, ids);
        return ids.Count;
    }

    private void AddIds(string text, int times, List<int> ids)
    {
        for (var (at, start) = (0, 0); SwedishWords.Next(text, ref at, ref start);)
            if (Id(text.AsSpan(start, at - start)) is >= 0 and var id)
                for (var i = 0; i < times; i++) ids.Add(id);
    }

    private ushort Weight(int id, int count, double norm) =>
        (ushort)Math.Clamp((int)Math.Round(16 * _rarities[id] * count * (K1 + 1) / (count + norm)), 1, ushort.MaxValue);
}

/// <summary>An opening's vocabulary words. Ids ascend; each has a weight of one or more.</summary>
public sealed record OpeningWords(int[] Ids, ushort[] Weights)
{
    /// <summary>0 for a word that the opening does not have.</summary>
    public int Weight(int id) => Array.BinarySearch(Ids, id) is >= 0 and var place ? Weights[place] : 0;

    /// <summary>Sum of the weights of those ids that the person has too. Both ascending. Allocates nothing.</summary>
    public int Match(ReadOnlySpan<int> personIds)
    {
        var sum = 0;
        for (int i = 0, j = 0; i < personIds.Length && j < Ids.Length;)
        {
            if (personIds[i] == Ids[j]) { sum += Weights[j]; i++; j++; }
            else if (personIds[i] < Ids[j]) i++;
            else j++;
        }
        return sum;
    }
}
