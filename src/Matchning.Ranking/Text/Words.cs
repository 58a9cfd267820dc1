using System.Text;

namespace Matchning.Ranking.Text;

/// <summary>Plain comparing of short Swedish texts.</summary>
internal static class Words
{
    /// <summary>Lower case, letters and digits kept, everything else read as one space, no space at the ends.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }

    // Longest first.
    private static readonly string[] EndingsOfWork = ["ningsarbete", "ningsjobb", "sarbete", "arbete", "ningar", "ningen", "jobb", "ning", "arna", "aren", "are"];

    /// <summary>
    /// The part that a word for work shares with the names of those who do it: "sälj" of "försäljning", "städ" of "städarbete". A phrase, and what would
    /// become shorter than four letters, is left as it is.
    /// </summary>
    public static string StemOfWork(string plainWord)
    {
        const int shortest = 4;
        const string prefix = "för";
        if (plainWord.Contains(' ')) return plainWord;
        var ending = Array.Find(EndingsOfWork, e => plainWord.EndsWith(e, StringComparison.Ordinal) && plainWord.Length - e.Length >= shortest);
        var stem = ending is null ? plainWord : plainWord[..^ending.Length];
        return ending is not null && stem.StartsWith(prefix, StringComparison.Ordinal) && stem.Length - prefix.Length >= shortest ? stem[prefix.Length..] : stem;
    }

    /// <summary>
    /// Is the plain word in the plain text? From four letters it may be inside a compound ("städ" in "lokalstädare");
    /// shorter ones must stand alone or begin a compound joined by s ("kök" in "köksbiträde"), or "bar" would be found in
    /// "barnskötare".
    /// </summary>
    public static bool Has(string plainText, string plainWord)
    {
        if (plainWord.Length >= 4) return plainText.Contains(plainWord, StringComparison.Ordinal);
        if (plainWord.Length == 0) return false;
        var at = plainText.IndexOf(plainWord, StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = at + plainWord.Length;
            if ((at == 0 || plainText[at - 1] == ' ') && (end == plainText.Length || plainText[end] is ' ' or 's')) return true;
            at = plainText.IndexOf(plainWord, end, StringComparison.Ordinal);
        }
        return false;
    }
}
