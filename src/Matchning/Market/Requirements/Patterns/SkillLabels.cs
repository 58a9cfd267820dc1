using System.Text.RegularExpressions;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>Skills by the taxonomy's own names. Names that are everyday words in an ad are left out: a wrong skill misleads more than a missing one.</summary>
internal sealed partial class SkillLabels
{
    private const int MostWords = 4;
    private const int ShortestPlainWord = 7;

    // Found by reading which names hit most often in recorded ads: these hit for another reason than the skill.
    private static readonly HashSet<string> Everyday = new(StringComparer.OrdinalIgnoreCase)
    {
        "performance", "verktyg", "mission", "research", "kollektivavtal", "feature", "country", "dokumentation", "övervakning", "scanning", "sampling", "lokalisering",
        "historia", "styling", "podcast", "custody", "loggning", "vårdcentral", "äldreboende", "hemsjukvård", "tandvård", "primärvård", "teknisk fysik", "maskinteknik",
        "finansiering", "utvecklingsarbete", "mission design", "integrationsfrågor", "personlig skyddsutrustning", "persontransporter", "prototyping", "rehabilitering",
        "habilitering", "samhällsbyggnad", "internationella organisationer", "norrländska", "säkerhetsfrågor", "säkerhetskontroll", "läkemedelsindustri", "pendeltåg", "fritidshem",
        "publicera forskningsresultat", "webbutveckling", "livsmedelshygien", "elektriska fält", "offentlig förvaltning", "heta arbeten", "truckkort",
    };

    // The taxonomy names tools as "Java, programmeringsspråk"; ads write only the first part.
    private static readonly string[] ToolKinds =
        ["programmeringsspråk", "databashanterare", "affärssystem", "operativsystem", "frågespråk", "ramverk", "versionshanteringssystem", "ekonomisystem", "journalsystem", "lönesystem", "bokföringsprogram", "cad-program"];

    // Names that are no other word in Swedish, however they are written.
    private static readonly HashSet<string> InAnyCase = new(StringComparer.OrdinalIgnoreCase)
    {
        "java", "python", "sql", "php", "html", "css", "cobol", "mysql", "kotlin", "linux", "unix", "excel", "perl", "fortran", "nosql", "ubuntu", "abap", "vba", "xml", "uml", "c#", "c++", ".net", "outlook",
    };

    // Names of systems that are words as well, so that only their capital tells.
    private static readonly HashSet<string> OtherWords = new(StringComparer.OrdinalIgnoreCase) { "monitor", "pyramid", "marathon", "progress", "bootstrap", "solaris", "centura" };

    // What ads call a thing that the taxonomy has under another name, or not at all.
    private static readonly (string Name, string? Label)[] Aliases =
        [("C#", "C#, programmeringsspråk"), ("C++", "C++, programmeringsspråk"), ("Excel", "MS Excel"), ("PowerPoint", "MS PowerPoint"), ("Outlook", "MS Outlook"), (".NET", null)];

    private readonly Dictionary<string, ConceptRow> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ConceptRow>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public SkillLabels(IEnumerable<ConceptRow> skills)
    {
        var all = skills.ToList();
        foreach (var skill in all)
            if (NameInAds(skill.Label) is { } name) _byName.TryAdd(name, skill);
        foreach (var (name, label) in Aliases)
        {
            if (label is null) _byName.TryAdd(name, new ConceptRow("", name));
            else if (all.FirstOrDefault(s => s.Label == label) is { } skill) _byName.TryAdd(name, skill);
        }
        _lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public void Find(Sentence sentence, List<Mention> into)
    {
        var span = sentence.Span;
        var coveredTo = 0;
        foreach (var word in Word().EnumerateMatches(span))
        {
            if (word.Index < coveredTo || Longest(span, word.Index, out var length) is not { } skill) continue;
            coveredTo = word.Index + length;
            into.Add(new Mention(RequirementKind.Skill, skill.Label, skill.ConceptId is { Length: > 0 } id ? id : null, null, sentence.Start + word.Index, sentence.Start + coveredTo));
        }
    }

    private ConceptRow? Longest(ReadOnlySpan<char> span, int start, out int length)
    {
        ConceptRow? found = null;
        length = 0;
        var end = span[start] == '.' ? start + 1 : start;
        for (var words = 0; words < MostWords && end < span.Length; words++)
        {
            while (end < span.Length && IsInName(span, end)) end++;
            if (_lookup.TryGetValue(span[start..end], out var skill) && CaseFits(skill, span[start..end]))
            {
                found = skill;
                length = end - start;
            }
            if (end + 1 >= span.Length || span[end] != ' ') break;
            end++;
        }
        return found;
    }

    private static bool IsInName(ReadOnlySpan<char> span, int at) =>
        char.IsLetterOrDigit(span[at]) || span[at] is '#' or '+' || (span[at] is '-' or '.' && at + 1 < span.Length && char.IsLetterOrDigit(span[at + 1]));

    // "Monitor" is a system, and "monitor" none.
    private static bool CaseFits(ConceptRow skill, ReadOnlySpan<char> written) =>
        (written.Length >= ShortestPlainWord && !OtherWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(written)) || skill.Label.AsSpan().StartsWith(written, StringComparison.Ordinal) || InAnyCase.GetAlternateLookup<ReadOnlySpan<char>>().Contains(written);

    private static string? NameInAds(string label)
    {
        if (Everyday.Contains(label) || label.EndsWith("utbildning", StringComparison.Ordinal) || label.EndsWith("examen", StringComparison.Ordinal)) return null;
        var comma = label.IndexOf(", ", StringComparison.Ordinal);
        if (comma < 0) return label.Length >= ShortestPlainWord || label.Contains(' ') ? label : null;
        return comma >= 3 && ToolKinds.Contains(label[(comma + 2)..]) ? label[..comma] : label;
    }

    [GeneratedRegex(@"(?<![\p{L}\d.+#-])(?:\.(?=(?i:net)\b)|[\p{L}\d])[\p{L}\d#+-]*")]
    private static partial Regex Word();
}
