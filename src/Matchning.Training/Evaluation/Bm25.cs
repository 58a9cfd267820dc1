namespace Matchning.Training.Evaluation;

/// <summary>
/// Okapi BM25 (Robertson and Zaragoza 2009) with k1 = 1.2 and b = 0.75, and the idf ln(1 + (N − n + 0.5) / (n + 0.5)), which is
/// never negative. A query word counts as many times as it stands in the query. Immutable, thread-safe.
/// </summary>
public sealed class Bm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Document, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly int[] _lengths;
    private readonly double _meanLength;

    /// <param name="documents">Words of each document, already stemmed.</param>
    public Bm25(IReadOnlyList<IReadOnlyList<string>> documents)
    {
        _lengths = [.. documents.Select(d => d.Count)];
        _meanLength = _lengths.Length == 0 ? 0 : _lengths.Average();
        for (var i = 0; i < documents.Count; i++)
            foreach (var word in documents[i].CountBy(w => w, StringComparer.Ordinal)) Add(word.Key, (i, word.Value));
    }

    /// <summary>The score of each document; 0 for one without any of the words.</summary>
    public float[] Scores(IEnumerable<string> query)
    {
        var scores = new double[_lengths.Length];
        foreach (var (word, times) in query.CountBy(w => w, StringComparer.Ordinal))
        {
            if (!_postings.TryGetValue(word, out var postings)) continue;
            var idf = Math.Log(1 + (_lengths.Length - postings.Count + 0.5) / (postings.Count + 0.5));
            foreach (var (document, count) in postings)
            {
                var norm = K1 * (1 - B + B * _lengths[document] / _meanLength);
                scores[document] += times * idf * count * (K1 + 1) / (count + norm);
            }
        }

        return Array.ConvertAll(scores, s => (float)s);
    }

    private void Add(string word, (int, int) posting)
    {
        if (!_postings.TryGetValue(word, out var list)) _postings[word] = list = [];
        list.Add(posting);
    }
}
