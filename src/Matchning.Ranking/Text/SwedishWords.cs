namespace Matchning.Ranking.Text;

/// <summary>
/// Splits a text into stems: lower case, letters and digits, the commonest small words left out, then the light Swedish
/// stemmer of Savoy (UniNE 2001), which takes off endings by length and never touches the start. English words pass through it
/// almost whole. Compounds are not split.
/// </summary>
public static class SwedishWords
{
    /// <summary>Small words that stand in almost every ad, Swedish and English.</summary>
    public static IReadOnlySet<string> Small { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "och", "i", "att", "det", "som", "en", "ett", "på", "är", "av", "för", "med", "till", "den", "de", "du", "vi", "har", "om", "kan", "ska", "din",
        "ditt", "dina", "vår", "vårt", "våra", "oss", "dig", "sig", "eller", "men", "så", "inte", "från", "vid", "även", "samt", "där", "här", "då", "när",
        "hos", "jag", "han", "hon", "man", "var", "varit", "vara", "blir", "bli", "mycket", "mer", "alla", "under", "efter", "in", "ut", "upp", "över",
        "the", "and", "of", "to", "a", "is", "you", "we", "with", "our", "your", "are", "be", "as", "or", "on", "will", "have", "this", "that",
    };

    /// <summary>Endings by the shortest word they are taken from; the first that fits is taken.</summary>
    private static readonly (int LongerThan, int Takes, string[] Endings)[] Steps =
    [
        (7, 5, ["elser", "heten"]),
        (6, 4, ["arne", "erna", "ande", "else", "aste", "orna", "aren"]),
        (5, 3, ["are", "ast", "het"]),
        (4, 2, ["ar", "er", "or", "en", "at", "te", "et"]),
        (3, 1, ["t", "a", "e", "n"]),
    ];

    /// <summary>The stems in the order they stand, repeats kept.</summary>
    public static List<string> Stems(string text)
    {
        var stems = new List<string>();
        for (var (at, start) = (0, 0); Next(text, ref at, ref start);)
            if (text[start..at].ToLowerInvariant() is var word && !Small.Contains(word)) stems.Add(Stem(word));
        return stems;
    }

    /// <summary>The next run of letters and digits from <paramref name="at"/>; afterwards <paramref name="at"/> is its end, exclusive.</summary>
    public static bool Next(string text, ref int at, ref int start)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at])) at++;
        start = at;
        while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
        return at > start;
    }

    /// <summary>The stem of a word in lower case.</summary>
    public static string Stem(string word) => word[..StemLength(word)];

    /// <summary>A stem is always the word's beginning: this is how long it is. Allocates nothing.</summary>
    public static int StemLength(ReadOnlySpan<char> word)
    {
        if (word.Length > 4 && word[^1] == 's') word = word[..^1];
        foreach (var (longerThan, takes, endings) in Steps)
        {
            if (word.Length <= longerThan) continue;
            foreach (var ending in endings)
                if (word.EndsWith(ending, StringComparison.Ordinal)) return word.Length - takes;
        }
        return word.Length;
    }
}
