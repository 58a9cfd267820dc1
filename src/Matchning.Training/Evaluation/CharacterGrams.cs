using System.Text;

namespace Matchning.Training.Evaluation;

/// <summary>
/// Cosine between character trigrams, weighted tf · idf. Sees "lager" in "lagerarbetare" and forgives spelling, which word
/// matching cannot in a language of compounds. Immutable, thread-safe.
/// </summary>
public sealed class CharacterGrams
{
    private const int Length = 3;
    private readonly Dictionary<string, double> _idf;
    private readonly Dictionary<string, double>[] _documents;

    public CharacterGrams(IReadOnlyList<string> documents)
    {
        var counted = documents.Select(Count).ToArray();
        _idf = counted.SelectMany(d => d.Keys).CountBy(g => g, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Math.Log((1.0 + counted.Length) / (1 + g.Value)) + 1, StringComparer.Ordinal);
        _documents = [.. counted.Select(Weighted)];
    }

    /// <summary>0–1 for each document; 0 when nothing is shared or either is empty.</summary>
    public float[] Scores(string query)
    {
        var asked = Weighted(Count(query));
        return [.. _documents.Select(d => (float)d.Sum(g => g.Value * asked.GetValueOrDefault(g.Key)))];
    }

    private static Dictionary<string, int> Count(string text)
    {
        var plain = new StringBuilder(" ");
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if (plain[^1] != ' ') plain.Append(' ');
        }

        if (plain[^1] != ' ') plain.Append(' ');
        var padded = plain.ToString();
        return Enumerable.Range(0, Math.Max(0, padded.Length - Length + 1)).CountBy(i => padded.Substring(i, Length), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Value, StringComparer.Ordinal);
    }

    /// <summary>Unit length; grams that no document has are left out, since they can meet nothing.</summary>
    private Dictionary<string, double> Weighted(Dictionary<string, int> counts)
    {
        var weights = counts.Where(g => _idf.ContainsKey(g.Key)).ToDictionary(g => g.Key, g => g.Value * _idf[g.Key], StringComparer.Ordinal);
        var norm = Math.Sqrt(weights.Values.Sum(w => w * w));
        return norm == 0 ? [] : weights.ToDictionary(w => w.Key, w => w.Value / norm, StringComparer.Ordinal);
    }
}
