using System.Globalization;
using System.Text.RegularExpressions;

namespace Matchning.Market.Openings;

/// <summary>What language a text is written in: by its letters, else by the small words that only one language has.</summary>
public static partial class TextLanguage
{
    private const int LeastLetters = 40;
    private const int LeastHits = 3;
    private const int Read = 4_000;

    private static readonly (string Code, HashSet<string> Words)[] SmallWords =
    [
        ("sv", Set("och att det som är för på med av till inte har du vi kan ska din ditt eller om från")),
        ("en", Set("the and of to is you we are for with our your will this that have be or as on")),
        ("fi", Set("ja on ei että se olla tai kun mutta sekä myös ovat meillä sinulla työ hyvä")),
        ("no", Set("og det som er på med av til ikke har du vi kan skal din eller fra jeg være også")),
        ("da", Set("og det som er på med af til ikke har du vi kan skal din eller fra jeg være også")),
        ("de", Set("und der die das ist mit für wir sie nicht ein eine auf zu von werden sind")),
        ("pl", Set("i w na z do się jest nie oraz dla jako przez lub praca")),
        ("es", Set("y de la el en los que para con una las por del se")),
        ("so", Set("iyo waa ku ka oo in la ah uu ay waxaa soo")),
    ];

    /// <summary>ISO 639; null for a text that is too short, or that could be several.</summary>
    public static string? Of(string text)
    {
        var start = text.Length > Read ? text[..Read] : text;
        var letters = start.Where(char.IsLetter).ToList();
        if (letters.Count < LeastLetters) return null;
        return ByLetters(letters) ?? ByWords(start);
    }

    private static string? ByLetters(List<char> letters)
    {
        var half = letters.Count / 2;
        if (letters.Count(c => c is >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F') > half) return letters.Exists(c => c is 'پ' or 'چ' or 'ژ' or 'گ') ? "fa" : "ar";
        if (letters.Count(c => c is >= '\u0400' and <= '\u04FF') > half) return letters.Exists(c => c is 'і' or 'ї' or 'є' or 'ґ') ? "uk" : "ru";
        if (letters.Count(c => c is >= '\u1200' and <= '\u137F') > half) return "ti";
        return letters.Count(c => c is >= '\u0E00' and <= '\u0E7F') > half ? "th" : null;
    }

    private static string? ByWords(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value.ToLower(CultureInfo.InvariantCulture)).ToList();
        var hits = SmallWords.Select(l => (l.Code, Count: words.Count(l.Words.Contains))).OrderByDescending(l => l.Count).ToList();
        return hits[0].Count >= LeastHits && hits[0].Count > hits[1].Count ? hits[0].Code : null;
    }

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
