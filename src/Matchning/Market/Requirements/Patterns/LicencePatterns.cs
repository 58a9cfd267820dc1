using System.Buffers;
using System.Text.RegularExpressions;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>Driving licences with their class, and having a car. "Körkort" alone means B, as it does to everyone who writes it.</summary>
internal sealed partial class LicencePatterns(IEnumerable<ConceptRow> licences)
{
    // A quick look for any word of the pattern spares most sentences the pattern itself.
    private static readonly SearchValues<string> Hints = SearchValues.Create(["kort", "licen", "bil", "car"], StringComparison.OrdinalIgnoreCase);

    private const string ExtendedB = "Utökad B";
    private readonly Dictionary<string, string> _ids = licences.ToDictionary(l => l.Label, l => l.ConceptId, StringComparer.OrdinalIgnoreCase);

    public void Find(Sentence sentence, List<Mention> into)
    {
        if (sentence.Span.IndexOfAny(Hints) < 0) return;
        var any = false;
        for (var match = Licence().Match(sentence.Text, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
        {
            any = true;
            AddClasses(match, OtherWayThere().IsMatch(sentence.Text.AsSpan(match.Index + match.Length, sentence.End - match.Index - match.Length)), into);
        }
        if (any || sentence.Span.Contains("bil", StringComparison.OrdinalIgnoreCase) || sentence.Span.Contains("car", StringComparison.OrdinalIgnoreCase))
            FindCar(sentence, into);
    }

    private void AddClasses(Match match, bool isOneWayIn, List<Mention> into)
    {
        var found = false;
        foreach (var group in (string[])["before", "after"])
            foreach (Capture part in match.Groups[group].Captures.Where(part => !IsArticle(part, match)))
            {
                var classes = ClassName().Matches(part.Value).Select(letter => Class(letter.Value, match)).Distinct(StringComparer.Ordinal).ToArray();
                found |= classes.Length > 0;
                if (classes.Length > 1 && AnyWillDo().IsMatch(part.Value)) Add(string.Join(Requirement.Or, classes), match, isOneWayIn, into);
                else foreach (var one in classes) Add(one, match, isOneWayIn, into);
            }
        if (!found) Add(match.Value.StartsWith("moped", StringComparison.OrdinalIgnoreCase) ? "AM" : Class("B", match), match, isOneWayIn, into);
    }

    /// <summary>"A driving licence" names no class; "a C driving licence" and "C or A driving licence" do.</summary>
    private static bool IsArticle(Capture part, Match licence) =>
        part.Value.Trim().Equals("a", StringComparison.OrdinalIgnoreCase) && licence.Value.Contains("licen", StringComparison.OrdinalIgnoreCase)
        && part.Index < licence.Value.IndexOf("driv", StringComparison.OrdinalIgnoreCase) + licence.Index;

    private static string Class(string letters, Match licence) =>
        letters.ToUpperInvariant() is var name && name == "B" && licence.Value.StartsWith("utök", StringComparison.OrdinalIgnoreCase) ? "B96" : name;

    private void Add(string value, Match match, bool isOneWayIn, List<Mention> into) =>
        into.Add(new Mention(RequirementKind.DrivingLicence, value, _ids.GetValueOrDefault(value == "B96" ? ExtendedB : value), null, match.Index, match.Index + match.Length)
        {
            IsOneWayIn = isOneWayIn,
        });

    private static void FindCar(Sentence sentence, List<Mention> into)
    {
        foreach (var match in Car().EnumerateMatches(sentence.Span))
            into.Add(new Mention(RequirementKind.OwnCar, "bil", null, null, sentence.Start + match.Index, sentence.Start + match.Index + match.Length));
    }

    // "CE- eller C-körkort", "B körkort", "körkort (minst B, D", "körkort klass C", "manuellt körkort - B", "Cat B driving license".
    [GeneratedRegex("""
        (?:\butöka[dt]\w*\s)?
        (?:\b(?<before>(?:[A-D]1?E?|BE|AM|A2|B96)[-\s]?(?:\s?(?:,|/|och|eller|or|and|samt)\s?(?:[A-D]1?E?|AM|A2|B96)[-\s]?){0,4})\s?)?
        (?:\b(?:moped)?körkort(?:et|en)?(?!sfråg)|(?<=\b[A-Da-d][Ee]?[-\s])\bkort\b|(?:\bdriv(?:ing|er[’']?s?)\s|\bdriver[’']s\s)licen[cs]es?\b)
        (?:s?krav|sbehörighet(?:en|er)?)?
        (?:\s?[-–:(]?\s?(?:minst\s|klass\s|med\sbehörighet\s|behörighet\s|för\s|typ\s|category\s|class\s|i\sklass\s)?
           \(?(?<after>(?:[A-D]1?E?|AM|A2|B96)(?![\w-])(?:\s?(?:,|/|och|eller|or|and|samt)\s?(?:[A-D]1?E?|AM|A2|B96)(?![\w-])){0,4}))?
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Licence();

    /// <summary>"Körkort eller bor i närheten": the licence is one way to come there.</summary>
    [GeneratedRegex(@"^[^.;]{0,25}\b(?:eller|or|alternativt)\b[^.;]{0,30}\b(?:bor?|bosatt|boende|live|living|cykel|cykla\w*|kollektivt\w*|annat sätt|på annat|resa själv|på väg att|håller på)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherWayThere();

    [GeneratedRegex(@"\b(?:eller|or|alternativt)\b|/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AnyWillDo();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:[ABCD]1?E?|AM|A2|B96)(?![\p{L}\d])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\b(?:egen|tillgång till(?: en| egen)?|körkort (?:och|samt)(?: egen)?) bil\b|\b(?:your own|own a|own|access to an? (?:own )?) ?car\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Car();
}
