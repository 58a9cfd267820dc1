using System.Buffers;
using System.Text;

namespace Matchning.Floor.Data;

/// <summary>
/// Text as it may enter the service. PostgreSQL refuses U+0000 and UTF-8 refuses a lone surrogate, so both go here rather
/// than as a fault deep inside; other control characters mean nothing on a page.
/// </summary>
public static class CleanText
{
    // Letters, signs and line feeds that need no change: Latin is its own normal form until a mark that combines comes along.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range(0xA0, 0x250 - 0xA0)).Select(c => (char)c), '\n', '\t', '–', '—', '‘', '’', '”', '“', '•', '…', '€']);

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for a lone surrogate.
            if (rune == Rune.ReplacementChar || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t'))) continue;
            clean.Append(rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }
}
