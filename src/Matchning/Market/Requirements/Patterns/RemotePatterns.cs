using System.Buffers;
using System.Text.RegularExpressions;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>Work away from the workplace: "distans", or "hybrid" when it is only some days.</summary>
internal static partial class RemotePatterns
{
    // A quick look for any word of the pattern spares most sentences the pattern itself.
    private static readonly SearchValues<string> Hints = SearchValues.Create(["hybrid", "distans", "hemifrån", "remote", "home"], StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static void Find(Sentence sentence, List<Mention> into)
    {
        if (sentence.Span.IndexOfAny(Hints) < 0) return;
        var clauses = Clauses.Split(sentence);
        for (var match = Remote().Match(sentence.Text, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
        {
            var clause = clauses[Math.Max(0, clauses.FindIndex(c => c.Contains(match.Index)))].Span;
            var value = match.Groups["hybrid"].Success || SomeDays().IsMatch(sentence.Span) ? "hybrid" : "distans";
            into.Add(new Mention(RequirementKind.Remote, value, null, null, match.Index, match.Index + match.Length)
            {
                SaysNothingNeeded = Denied().IsMatch(clause),
                States = value == "distans" && (IsStated().IsMatch(clause) && !OrOnSite().IsMatch(sentence.Span) || match.Groups["full"].Success),
            });
        }
    }

    [GeneratedRegex(@"(?<hybrid>\bhybrid(?:arbet\w*|upplägg\w*)\b|\bhybrid[- ](?:work\w*|model|setup|position|arbetsmodell|arbete|flexible|employment|role)|(?<=[(:]\s?)hybrid\b)|(?<full>\bfull(?:y)? remote\b|\b100 ?(?:%|procent|percent) (?:på distans|remote)\b|\bhelt på distans\b)|\b(?:på|via) distans\b|\bdistansarbet\w*|\bhemifrån\b|\bremote(?:ly)?[- ](?:work|from|position|role|friendly|employment)|\bwork(?:ing)? remote(?:ly)?\b|\b(?:work|days) from home\b", Options)]
    private static partial Regex Remote();

    [GeneratedRegex(@"\bdag(?:ar)?\b|\bdays?\b|\bvisst\b|\bdelvis\b|\bhybrid|\bibland\b|when needed", Options)]
    private static partial Regex SomeDays();

    /// <summary>"Distansarbete förekommer inte", "kan inte utföras på distans".</summary>
    [GeneratedRegex(@"\b(?:inte|ej|ingen|inget|inga|aldrig|not|no|cannot|can[’']t|never)\b|: *nej\b", Options)]
    private static partial Regex Denied();

    /// <summary>"På distans eller på plats", "oavsett om".</summary>
    [GeneratedRegex(@"\boavsett\b|\b(?:eller|or)\b[^.]{0,25}\b(?:på plats|på kontoret|on[- ]?site|in the office)\b|\b(?:på plats|kontoret|on[- ]?site)\b[^.]{0,15}\b(?:eller|or)\b", Options)]
    private static partial Regex OrOnSite();

    /// <summary>That it is so, and not that it may be: "arbetet sker på distans", "du arbetar hemifrån".</summary>
    [GeneratedRegex(@"\b(?:sker|utförs|görs|bedrivs|är|arbetar|jobbar|arbetas|is|are|works?)\b(?![^.]{0,40}\b(?:möjlig\w*|valfri\w*|possible|optional)\b)", Options)]
    private static partial Regex IsStated();
}
