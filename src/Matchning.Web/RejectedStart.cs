using System.Globalization;
using System.Text;

namespace Matchning.Web;

/// <summary>
/// The start of an ad that could not be read, as text an administrator can find the fault in: cut short, with what cannot be seen or would turn the
/// line around written out. It is still someone else's text, so Razor escapes it.
/// </summary>
/// <param name="Text">At most <see cref="Longest"/> characters.</param>
/// <param name="IsCut">The ad goes on after this.</param>
public sealed record RejectedStart(string Text, bool IsCut)
{
    public const int Longest = 2000;

    // No character is more than four bytes in UTF-8.
    private const int MostBytes = Longest * 4;

    /// <param name="start">What was kept of the ad, in whatever encoding it came.</param>
    public static RejectedStart Of(ReadOnlySpan<byte> start)
    {
        var text = new StringBuilder();
        var runes = Encoding.UTF8.GetString(start[..Math.Min(start.Length, MostBytes)]).EnumerateRunes();
        var count = 0;
        foreach (var rune in runes)
        {
            if (count++ == Longest) return new(text.ToString(), true);
            Write(text, rune);
        }

        return new(text.ToString(), start.Length > MostBytes);
    }

    private static void Write(StringBuilder text, Rune rune)
    {
        if (rune.Value is '\n' or '\t' || !IsUnseen(rune)) text.Append(rune.ToString());
        else text.Append(CultureInfo.InvariantCulture, $"⟨{rune.Value:X4}⟩");
    }

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
