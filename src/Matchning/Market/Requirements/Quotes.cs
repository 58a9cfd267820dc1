namespace Matchning.Market.Requirements;

/// <summary>Chooses the piece of text that a reader is shown as the reason.</summary>
internal static class Quotes
{
    public const int Longest = 160;

    /// <summary>The whole sentence if it is short enough, else a window around the mention that breaks no word and no surrogate pair.</summary>
    public static (int Start, int End) Around(Sentence sentence, int start, int end)
    {
        if (sentence.Length <= Longest) return (sentence.Start, sentence.End);
        var spare = Longest - Math.Min(Longest, end - start);
        var from = Math.Max(sentence.Start, start - spare / 2);
        var to = Math.Min(sentence.End, from + Longest);
        from = Math.Max(sentence.Start, to - Longest);
        return Tidy(sentence, from, Math.Max(to, Math.Min(end, from + Longest)), start, end);
    }

    private static (int Start, int End) Tidy(Sentence sentence, int from, int to, int start, int end)
    {
        var text = sentence.Text;
        while (from > sentence.Start && from < start && !char.IsWhiteSpace(text[from - 1])) from++;
        while (to < sentence.End && to > end && !char.IsWhiteSpace(text[to])) to--;
        while (from < start && char.IsWhiteSpace(text[from])) from++;
        while (to > end && char.IsWhiteSpace(text[to - 1])) to--;
        return (from, to);
    }
}
