using System.Globalization;
using System.Text.RegularExpressions;

namespace Matchning.Market.Openings;

/// <summary>An employer's name as one writes it, whichever way an ad does.</summary>
public static partial class EmployerNames
{
    private const int LongestAbbreviation = 3;

    /// <summary>One blank between words, no "(publ)", and capitals only where the name is not all in them. Null for nothing but blanks.</summary>
    public static string? Tidy(string? name)
    {
        if (name is null) return null;
        var tidy = Blanks().Replace(Public().Replace(name, " "), " ").Trim(' ', ',');
        if (tidy.Length == 0) return null;
        return tidy.Contains(' ') && !tidy.Any(char.IsLower) ? string.Join(' ', tidy.Split(' ').Select(Word)) : tidy;
    }

    private static string Word(string word) => word.Length <= LongestAbbreviation ? word : word[..1] + word[1..].ToLower(CultureInfo.GetCultureInfo("sv-SE"));

    [GeneratedRegex(@"\(\s*publ\.?\s*\)|\bpubl\b", RegexOptions.IgnoreCase)]
    private static partial Regex Public();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
