using System.Globalization;
using System.Text;

namespace Matchning.Floor.Data;

/// <summary>
/// Text for comparing words: lower case, å/ä/ö and accents as plain letters, ł, ø and their like as they are written where the keyboard lacks them, apostrophes
/// of every kind left out, everything else than letters and digits as a space.
/// </summary>
public static class Fold
{
    private const string Apostrophes = "'’‘ʼ`´′";

    // Letters of their own that no accent can be taken off.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['ł'] = "l", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['æ'] = "ae", ['œ'] = "oe", ['ß'] = "ss", ['ı'] = "i", ['ħ'] = "h", ['ŋ'] = "n",
    };

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (Apostrophes.Contains(letter, StringComparison.Ordinal)) continue;
            var lower = char.ToLowerInvariant(letter);
            if (Plain.TryGetValue(lower, out var plain)) folded.Append(plain);
            else folded.Append(char.IsLetterOrDigit(lower) ? lower : ' ');
        }

        return string.Join(' ', Words(folded.ToString()));
    }

    public static string[] Words(string folded) => folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
