using System.Text;

namespace Matchning.Data;

/// <summary>PostgreSQL has no place for U+0000, and half a surrogate pair is no text: both are taken out where text comes in.</summary>
public static class CleanText
{
    public static string Clean(string text)
    {
        if (!NeedsCleaning(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not 0) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    // EnumerateRunes turns a lone surrogate into U+FFFD, the mark for "something unreadable stood here".
    private static bool NeedsCleaning(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return true;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }
}
