namespace Matchning.Market.Requirements;

/// <summary>One sentence or list item of an ad, with the heading that governs it.</summary>
internal readonly record struct Sentence(string Text, int Start, int End, Section Section)
{
    public int Length => End - Start;
    public ReadOnlySpan<char> Span => Text.AsSpan(Start, End - Start);
    public bool IsQuestion => End > Start && Text[End - 1] == '?';
}

/// <summary>Cuts an ad into sentences and list items and remembers under which heading each one stands.</summary>
internal static class AdSentences
{
    // No honest sentence is longer; text without any punctuation is cut so that every later step has a bound.
    private const int LongestSentence = 800;

    private const int LongestLabel = 40;

    // A paragraph this long after list items is running text again, no longer under the list's heading.
    private const int ParagraphLength = 160;

    private static readonly string[] Abbreviations = ["t.ex", "tex", "ex", "bl.a", "bla", "ca", "kl", "m.m", "mm", "e.g", "i.e", "etc", "dvs", "d.v.s", "nr", "st", "inkl", "resp", "fr.o.m", "ev", "min"];

    public static List<Sentence> Split(string text)
    {
        var sentences = new List<Sentence>();
        var section = Section.None;
        var itemsInSection = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\r', '\u2028') is var i and >= 0 ? start + i : text.Length;
            var line = text.AsSpan(start, end - start);
            if (SectionHeadings.Read(line) is { } heading)
            {
                section = heading;
                itemsInSection = 0;
            }
            else if (itemsInSection > 0 && line.Length > ParagraphLength && !IsListItem(line)) section = Section.None;
            if (IsLeftEmpty(text, line, end))
            {
                start = end + 1;
                continue;
            }
            if (!line.IsWhiteSpace()) itemsInSection++;
            SplitLine(text, start, end, ref section, sentences);
            start = end + 1;
        }
        return sentences;
    }

    /// <summary>A line of a form whose answer, on the next line, is a dash or a no: "Körkortskrav", "–".</summary>
    private static bool IsLeftEmpty(string text, ReadOnlySpan<char> line, int end)
    {
        if (line.Length > LongestLabel || end >= text.Length) return false;
        var rest = text.AsSpan(end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1));
        var answer = rest[..(rest.IndexOfAny('\n', '\r', '\u2028') is var i and >= 0 ? i : rest.Length)].Trim();
        return answer.Length > 0 && (answer.IndexOfAnyExcept("-–—") < 0 || answer.Equals("nej", StringComparison.OrdinalIgnoreCase) || answer.Equals("inga", StringComparison.OrdinalIgnoreCase));
    }

    private static void SplitLine(string text, int start, int end, ref Section section, List<Sentence> into)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (i - from < LongestSentence && !EndsHere(text, from, i, end)) continue;
            var cut = i - from < LongestSentence ? i + 1 : BackToSpace(text, from, i);
            Add(text, from, cut, ref section, into);
            from = cut;
        }
        Add(text, from, end, ref section, into);
    }

    private static bool EndsHere(string text, int from, int i, int end)
    {
        if (text[i] is '•' or '●' or '▪' or '·' or '✔' or '✅') return true;
        if (text[i] is not ('.' or '!' or '?') || i + 1 >= end || !char.IsWhiteSpace(text[i + 1])) return false;
        return text[i] != '.' || !IsAbbreviation(text.AsSpan(from, i - from));
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOfAny(' ', '(', '\t') + 1)..];
        foreach (var abbreviation in Abbreviations)
            if (word.Equals(abbreviation, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static int BackToSpace(string text, int from, int i)
    {
        var space = text.LastIndexOf(' ', i - 1, i - from);
        if (space > from) return space;
        return char.IsLowSurrogate(text[i]) ? i - 1 : i;
    }

    private static void Add(string text, int start, int end, ref Section section, List<Sentence> into)
    {
        while (start < end && IsEdge(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end - start < 2) return;
        // Some ads have lost their line breaks, so that the heading runs into the first item.
        if (SectionHeadings.ReadGlued(text.AsSpan(start, end - start)) is { } heading) section = heading;
        into.Add(new Sentence(text, start, end, section));
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || c is '-' or '–' or '—' or '*' or '•' or '●' or '▪' or '·' or '✔' or '✅' or '\0';

    private static bool IsListItem(ReadOnlySpan<char> line) => line.TrimStart() is [var first, ..] && !char.IsLetterOrDigit(first);
}
