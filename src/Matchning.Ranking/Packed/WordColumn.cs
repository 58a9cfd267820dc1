using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Packed;

/// <summary>From work word to the openings that have it, so that a profile's words are looked for only where they stand. Immutable, thread-safe.</summary>
internal sealed class WordColumn
{
    private readonly Dictionary<int, (int Start, int Count)> _places = [];
    private readonly int[] _rows;
    private readonly ushort[] _weights;

    /// <param name="words">Of each row.</param>
    public WordColumn(OpeningWords[] words)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var id in words.SelectMany(w => w.Ids)) counts[id] = counts.GetValueOrDefault(id) + 1;
        var at = 0;
        var next = new Dictionary<int, int>();
        foreach (var (id, count) in counts)
        {
            (_places[id], next[id]) = ((at, count), at);
            at += count;
        }
        (_rows, _weights) = (new int[at], new ushort[at]);
        for (var row = 0; row < words.Length; row++)
            for (var i = 0; i < words[row].Ids.Length; i++)
            {
                var place = next[words[row].Ids[i]]++;
                (_rows[place], _weights[place]) = (row, words[row].Weights[i]);
            }
    }

    /// <summary>Adds to each row what it shares with the words; the same sums as <see cref="OpeningWords.Match"/>.</summary>
    public void Match(ReadOnlySpan<int> wordIds, int[] sums)
    {
        foreach (var id in wordIds)
        {
            if (!_places.TryGetValue(id, out var place)) continue;
            for (var i = place.Start; i < place.Start + place.Count; i++) sums[_rows[i]] += _weights[i];
        }
    }
}
