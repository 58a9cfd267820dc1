using Matchning.Floor.Data;

namespace Matchning.Market.Taxonomy;

/// <summary>The taxonomy's skills by what people write.</summary>
public sealed class SkillNames
{
    private readonly Dictionary<string, ConceptRow> _byLabel;

    public SkillNames(TaxonomyFiles files) => _byLabel = files.Skills().OrderBy(s => s.ConceptId, StringComparer.Ordinal).DistinctBy(s => Fold.Of(s.Label)).ToDictionary(s => Fold.Of(s.Label), StringComparer.Ordinal);

    /// <summary>The skill of that very name, whatever its capitals and accents.</summary>
    public ConceptRow? Named(string text) => _byLabel.GetValueOrDefault(Fold.Of(text));

    /// <summary>Skills whose names have all the words, as they begin: those that begin with them first, then the shortest.</summary>
    public IReadOnlyList<ConceptRow> Search(string text, int count = 10)
    {
        var words = Fold.Words(Fold.Of(text));
        if (words.Length == 0) return [];
        return [.. _byLabel.Where(s => Array.TrueForAll(words, w => Fold.Words(s.Key).Any(part => part.StartsWith(w, StringComparison.Ordinal)) || (w.Length > 3 && s.Key.Contains(w, StringComparison.Ordinal))))
            .OrderByDescending(s => s.Key.StartsWith(words[0], StringComparison.Ordinal)).ThenBy(s => s.Key.Length).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value).Take(count)];
    }
}
