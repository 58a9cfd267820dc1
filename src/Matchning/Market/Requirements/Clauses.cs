using System.Text.RegularExpressions;

namespace Matchning.Market.Requirements;

internal readonly record struct Clause(string Text, int Start, int End)
{
    public ReadOnlySpan<char> Span => Text.AsSpan(Start, End - Start);
    public bool Contains(int position) => position >= Start && position < End;
}

/// <summary>Cuts a sentence where one cue's reach ends: at commas, before "men" and before "gärna".</summary>
internal static partial class Clauses
{
    public static List<Clause> Split(Sentence sentence)
    {
        var clauses = new List<Clause>();
        var from = sentence.Start;
        foreach (var match in Boundary().EnumerateMatches(sentence.Span))
        {
            var at = sentence.Start + match.Index + match.Length;
            if (at <= from || at >= sentence.End) continue;
            clauses.Add(new Clause(sentence.Text, from, at));
            from = at;
        }
        clauses.Add(new Clause(sentence.Text, from, sentence.End));
        return clauses;
    }

    // "Ser vi gärna" and "ser gärna" belong together; elsewhere "gärna" opens a wish of its own.
    [GeneratedRegex(@"[,;]\s|\s[-–—]\s|\s(?=(?:men|but|while|however|dock|samt även|(?:och|and) (?:vi (?:ser|tror|vill)|det är|it is|we))\b)|(?<!\b(?:ser|vi|får|också|tar) )(?<=\w )(?=(?:gärna|förslagsvis|helst|ideally|preferably)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();
}
