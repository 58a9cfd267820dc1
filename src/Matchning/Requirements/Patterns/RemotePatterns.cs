using System.Buffers;
using System.Text.RegularExpressions;
using Matchning.Ranking.Facts;

namespace Matchning.Requirements.Patterns;

/// <summary>Work away from the workplace: "distans", or "hybrid" when it is only some days.</summary>
internal static partial class RemotePatterns
{
    // A quick look for any word of the pattern spares most sentences the pattern itself.
    private static readonly SearchValues<string> Hints = SearchValues.Create(["hybrid", "distans", "hemifrån", "remote", "home"], StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static void Find(Sentence sentence, List<Mention> into)
    {
        if (sentence.Span.IndexOfAny(Hints) < 0) return;
        for (var match = Remote().Match(sentence.Text, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
        {
            var value = match.Groups["hybrid"].Success || SomeDays().IsMatch(sentence.Span) ? "hybrid" : "distans";
            into.Add(new Mention(RequirementKind.Remote, value, null, null, match.Index, match.Index + match.Length));
        }
    }

    [GeneratedRegex(@"(?<hybrid>\bhybrid(?:arbet\w*|upplägg\w*)\b|\bhybrid[- ](?:work\w*|model|setup|position|arbetsmodell|arbete|flexible|employment|role)|(?<=[(:]\s?)hybrid\b)|\b(?:på|via) distans\b|\bdistansarbet\w*|\bhemifrån\b|\bremote(?:ly)?[- ](?:work|from|position|role|friendly|employment)|\bwork(?:ing)? remote(?:ly)?\b|\b(?:work|days) from home\b|\bfull(?:y)? remote\b", Options)]
    private static partial Regex Remote();

    [GeneratedRegex(@"\bdag(?:ar)?\b|\bdays?\b|\bvisst\b|\bdelvis\b|\bhybrid|\bibland\b|when needed", Options)]
    private static partial Regex SomeDays();
}
