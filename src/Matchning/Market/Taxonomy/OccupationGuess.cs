using Matchning.Floor.Data;

namespace Matchning.Market.Taxonomy;

/// <summary>
/// What occupation an employer's own words are about. Names of occupations and employers' job titles that stand in the
/// text come first, then everyday words, then names that begin the same way.
/// </summary>
public sealed class OccupationGuess
{
    private const int LongestTitle = 4;
    private const int LeastSharedLetters = 5;
    private readonly Dictionary<string, OccupationRow> _byLabel;
    private readonly Dictionary<string, OccupationRow> _byTitle = new(StringComparer.Ordinal);

    public OccupationGuess(TaxonomyFiles files)
    {
        _byLabel = files.Occupations().OrderBy(o => o.ConceptId, StringComparer.Ordinal)
            .DistinctBy(o => Fold.Of(o.Label)).ToDictionary(o => Fold.Of(o.Label), StringComparer.Ordinal);
        foreach (var title in files.JobTitles())
        {
            if (_byLabel.TryGetValue(Fold.Of(title.PreferredTitle), out var occupation)) _byTitle.TryAdd(Fold.Of(title.Title), occupation);
        }

        foreach (var occupation in _byLabel.Values)
        {
            // "Lagerarbetare/Terminalarbetare" is two names for one occupation.
            foreach (var name in occupation.Label.Split('/')) _byTitle.TryAdd(Fold.Of(name), occupation);
            _byTitle[Fold.Of(occupation.Label)] = occupation;
        }
    }

    /// <summary>The occupation of that very name or job title, whatever its capitals and accents.</summary>
    public OccupationRow? OfName(string text) => _byTitle.GetValueOrDefault(Fold.Of(text));

    public OccupationRow? Find(string? conceptId) => _byLabel.Values.FirstOrDefault(o => o.ConceptId == conceptId);

    /// <summary>At most <paramref name="count"/> occupations, the most likely first; empty when the words say nothing.</summary>
    public IReadOnlyList<OccupationRow> Guess(string description, int count = 5)
    {
        var words = Wanted(Fold.Words(Fold.Of(description)));
        return [.. Titles(words)
            .Concat(EverydayTitles(words))
            .Concat(words.SelectMany(Everyday))
            .Concat(words.Where(w => w.Length >= LeastSharedLetters).SelectMany(BeginningLike))
            .DistinctBy(o => o.ConceptId)
            .Take(count)];
    }

    /// <summary>The occupation that a headline names; null when it names none. Softer hints are left out: nobody looks at what this says.</summary>
    public OccupationRow? Named(string headline)
    {
        var words = Wanted(Fold.Words(Fold.Of(headline)));
        return Titles(words).Concat(EverydayTitles(words)).FirstOrDefault();
    }

    /// <summary>Occupations whose names have all the words, as they begin: those that begin with them first, and the titles employers use for them.</summary>
    public IReadOnlyList<OccupationRow> Search(string text, int count = 10)
    {
        var words = Fold.Words(Fold.Of(text)).Where(w => w.Length > 0).ToArray();
        if (words.Length == 0) return [];
        bool HasAll(string name) => words.All(w => Fold.Words(name).Any(part => part.StartsWith(w, StringComparison.Ordinal)) || (w.Length > 3 && name.Contains(w, StringComparison.Ordinal)));
        return [.. _byLabel.Where(o => HasAll(o.Key)).OrderByDescending(o => o.Key.StartsWith(words[0], StringComparison.Ordinal)).ThenBy(o => o.Key.Length).ThenBy(o => o.Key, StringComparer.Ordinal).Select(o => o.Value)
            .Concat(_byTitle.Where(t => HasAll(t.Key)).OrderBy(t => t.Key.Length).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value))
            .DistinctBy(o => o.ConceptId).Take(count)];
    }

    // "Ingen kock utan en diskare" is about the second.
    private static string[] Wanted(string[] words)
    {
        var (kept, isRefused) = (new List<string>(words.Length), false);
        foreach (var word in words)
        {
            if (word is "ingen" or "inget" or "inga" or "inte" or "ej") isRefused = true;
            else if (word is "utan" or "men" or "och" or "eller") isRefused = false;
            else if (!isRefused && !SaysNothing.Contains(word)) kept.Add(word);
        }

        return [.. kept];
    }

    // Words that stand in any need. Names of occupations begin with some of them.
    private static readonly HashSet<string> SaysNothing = new(StringComparer.Ordinal)
    {
        "hjalp", "hjalpa", "behover", "soker", "behov", "nagon", "personal", "person", "personer", "arbete", "arbeta", "arbetar", "jobb", "jobba", "service", "servicejobb", "tjanst",
    };

    /// <summary>The word as it stands and in the singular: "undersköterskor", "kockar", "chaufförer".</summary>
    private static IEnumerable<string> Forms(string word) =>
        new[] { word, word.EndsWith("or", StringComparison.Ordinal) ? word[..^2] + "a" : word }.Concat(
            from ending in (string[])["ar", "er", "arna", "erna", "en", "n", "s"]
            where word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal)
            select word[..^ending.Length]).Distinct(StringComparer.Ordinal);

    private IEnumerable<OccupationRow> EverydayTitles(string[] words)
    {
        var text = $" {string.Join(' ', words)} ";
        return from title in EverydayWords.Titles
               where title.Key.Contains(' ') ? text.Contains($" {title.Key} ", StringComparison.Ordinal) : words.Any(w => Forms(w).Contains(title.Key))
               from label in title.Value
               select _byLabel[Fold.Of(label)];
    }

    // Longer names say more: "servicetekniker it" before "tekniker".
    private IEnumerable<OccupationRow> Titles(string[] words) =>
        from length in Enumerable.Range(1, LongestTitle).Reverse()
        from start in Enumerable.Range(0, Math.Max(0, words.Length - length + 1))
        let last = start + length - 1
        from form in Forms(words[last])
        let title = string.Join(' ', words[start..last].Append(form))
        where _byTitle.ContainsKey(title)
        select _byTitle[title];

    private IEnumerable<OccupationRow> Everyday(string word) =>
        from pair in EverydayWords.Occupations
        where pair.Key.Length > 3 ? word.StartsWith(pair.Key, StringComparison.Ordinal) : word == pair.Key
        from label in pair.Value
        where _byLabel.ContainsKey(Fold.Of(label))
        select _byLabel[Fold.Of(label)];

    private IEnumerable<OccupationRow> BeginningLike(string word) => _byLabel
        .Select(o => (Occupation: o.Value, Label: o.Key, Shared: SharedLetters(word, o.Key)))
        .Where(o => o.Shared >= LeastSharedLetters && o.Shared * 10 >= word.Length * 7)
        .OrderByDescending(o => o.Shared).ThenBy(o => o.Label.Length).ThenBy(o => o.Label, StringComparer.Ordinal)
        .Select(o => o.Occupation)
        .Take(5);

    private static int SharedLetters(string one, string other)
    {
        var shared = 0;
        while (shared < one.Length && shared < other.Length && one[shared] == other[shared]) shared++;
        return shared;
    }
}
