using System.Text;

namespace Matchning.Data;

/// <summary>
/// Text as it may enter the service. PostgreSQL refuses U+0000 and UTF-8 refuses a lone surrogate, so both go here rather
/// than as a fault deep inside; other control characters mean nothing on a page.
/// </summary>
public static class CleanText
{
    public static string Of(string text)
    {
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
