using System.Text.RegularExpressions;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>
/// Languages with a level. "Svenska" is also an adjective ("svenska staten"), so a name counts only where the sentence speaks of mastering it.
/// Levels: modersmål C2, flytande C1, mycket goda B2, goda B1, grundläggande A2; a stated CEFR level wins; else null.
/// </summary>
internal sealed partial class LanguagePatterns(LanguageNames names, IEnumerable<string> municipalities)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int Reach = 110;
    private const int NearName = 30;

    private readonly HashSet<string> _places = municipalities.ToHashSet(StringComparer.Ordinal);

    public void Find(Sentence sentence, List<Mention> into)
    {
        List<Clause>? clauses = null;
        foreach (var match in Word().EnumerateMatches(sentence.Span))
        {
            var word = sentence.Span.Slice(match.Index, match.Length);
            if (!names.TryFind(word, out var language) || !IsNoun(sentence.Span[(match.Index + match.Length)..])) continue;
            if (!SpeaksOfMastery(sentence.Span, match.Index, match.Length)) continue;
            var start = sentence.Start + match.Index;
            clauses ??= Clauses.Split(sentence);
            into.Add(new Mention(RequirementKind.Language, language.Code, language.ConceptId, Level(clauses, start), start, start + match.Length) { IsForOnePlace = IsBesideAPlace(sentence, start, start + match.Length) });
        }
    }

    /// <summary>"Finska i Umeå", "Malmö: danska".</summary>
    private bool IsBesideAPlace(Sentence sentence, int start, int end)
    {
        var (from, to) = (Math.Max(sentence.Start, start - NearName), Math.Min(sentence.End, end + NearName));
        foreach (Match beside in PlaceBeside().Matches(sentence.Text[from..to]))
            if (_places.Contains(beside.Groups["name"].Value)) return true;
        return false;
    }

    [GeneratedRegex(@"\b(?:i|på kontoret i|till|in)\s(?<name>\p{Lu}\p{Ll}+)|(?<name>\p{Lu}\p{Ll}+)\s?[:–-]\s|\((?<name>\p{Lu}\p{Ll}+)\)")]
    private static partial Regex PlaceBeside();

    /// <summary>The next word tells a language from an adjective.</summary>
    private static bool IsNoun(ReadOnlySpan<char> after) => after.IsEmpty || FollowsNoun().IsMatch(after);

    private static bool SpeaksOfMastery(ReadOnlySpan<char> sentence, int start, int length)
    {
        var from = Math.Max(0, start - Reach);
        if (Application().IsMatch(sentence[from..start])) return false;

        // "Fler språk än svenska" asks for the others.
        if (sentence[from..start].TrimEnd().EndsWith(" än", StringComparison.OrdinalIgnoreCase)) return false;
        if (MasteryBefore().IsMatch(sentence[from..start])) return true;
        var end = start + length;
        return MasteryAfter().IsMatch(sentence[end..Math.Min(sentence.Length, end + Reach)]);
    }

    private static string? Level(List<Clause> clauses, int position)
    {
        var index = Math.Max(0, clauses.FindIndex(c => c.Contains(position)));
        var clause = clauses[index];
        // The nearest word before the name says its level; only then what stands after it, then earlier parts of a list.
        var before = clause.Text.AsSpan(clause.Start, position - clause.Start);
        // "Behärskar svenska flytande": mastering is a level only where no other word is.
        if (Masters().IsMatch(before) && Nearest(clause.Text.AsSpan(position, clause.End - position), last: false) is { } after) return after;
        return Nearest(before, last: true)
            ?? Nearest(clause.Text.AsSpan(position, clause.End - position), last: false)
            ?? (index > 0 && !IsNewThought(clauses[index - 1].Span, clause.Span) ? Nearest(clauses[index - 1].Span, last: true) : null)
            ?? (index + 1 < clauses.Count ? Stated(clauses[index + 1].Span) : null);
    }

    private static bool IsNewThought(ReadOnlySpan<char> before, ReadOnlySpan<char> clause) => before.TrimEnd().EndsWith(";") || Cues.StartsAnew().IsMatch(clause);

    private static string? Nearest(ReadOnlySpan<char> span, bool last)
    {
        string? found = null;
        foreach (var match in LevelWord().EnumerateMatches(span))
        {
            found = LevelOf(span.Slice(match.Index, match.Length));
            if (!last) break;
        }
        return found;
    }

    private static string? Stated(ReadOnlySpan<char> span)
    {
        foreach (var match in Cefr().EnumerateMatches(span)) return span.Slice(match.Index, 2).ToString().ToUpperInvariant();
        return null;
    }

    private static string LevelOf(ReadOnlySpan<char> words)
    {
        if (Stated(words) is { } stated) return stated;
        if (Native().IsMatch(words)) return "C2";
        if (Fluent().IsMatch(words)) return "C1";
        if (VeryGood().IsMatch(words)) return "B2";
        return Basic().IsMatch(words) ? "A2" : "B1";
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:\s*$|\s*[.,;:!?/()&–\-+•]|\s+(?:[abc][12]|god(?=\s(?:nivå|kunskap))|goda(?=\skunskap)|mycket|grundläggande|modersmål|och|eller|samt|and|or|i|in|är|is|both|både|språket|språk|krävs|som|på|at|on|as|med|with|för|väl|bra|då|obehindrat|flytande|såväl|så|skills?|language|fluently|proficiency|would|will|ses|anses|required|communication|kan|for|to|speak(?:er|ing)s?|tal|if|om|men|utan|lägst|minst|meriterande|nivå|spoken|written|verbally|considered|mandatory|preferred|preferably|motsvarande|a|since|inte|the|we|you|while)\b)", Options)]
    private static partial Regex FollowsNoun();

    [GeneratedRegex(@"flytande|kunskap|behärska|\btala\w*|\bpratar?\b|\bskriv(?:a|er)\b|\bskriftlig|\bmuntlig|kommunik|kommunicer|uttrycka|förmåga|obehindra|\bgod\b|\bgoda\b|\bspråk\w*|förstå|modersmål|\btal\b|fluen|proficien|knowledge|\bskills?\b|\bspeak\w*|spoken|\bwritten\b|command of|communicat|native|\bmaster(?:y|s)? of\b|\bgood\b|krav\b|krävs|meriterande|required|ability to|undervis", Options)]
    private static partial Regex MasteryBefore();

    /// <summary>The language to apply in is not a language the work needs.</summary>
    [GeneratedRegex(@"\b(?:ansökan|applications?|cv|resume|brev|letter)\b", Options)]
    private static partial Regex Application();

    [GeneratedRegex(@"^[^.]{0,60}?(?:\b[abc][12]\b|i (?:både )?tal\b|tal (?:och|som) skrift|flytande|obehindrat|språk(?:et)? (?:väl|bra|är|i)|krävs|krav\b|\bplus\b|meriterande|fördel|önskvärt|\bskills?\b|proficien|fluen|\bspoken\b|\bwritten\b|required|advantage|mandatory|preferred|nivå|kunskap|\bväl\b|(?:both|in) (?:speech|speaking|writing|verbal)|verbal|\bmerit)", Options)]
    private static partial Regex MasteryAfter();

    [GeneratedRegex(@"\b[abc][12]\b|modersmål\w*|native|flytande|fluen\w*|obehindra\w*|mycket (?:god\w*|bra|väl)|utmärkt\w*|exemplarisk\w*|very good|excellent|strong|advanced|professional|utomordentlig\w*|full professional|\bgod\b|\bgoda\b|\bgood\b|behärska\w*|\bväl\b|\bbra\b|working|grundläggande|\bviss\b|\bvissa\b|basic|conversational", Options)]
    private static partial Regex LevelWord();

    [GeneratedRegex(@"\bbehärska\w*\s+$", Options)]
    private static partial Regex Masters();

    [GeneratedRegex(@"\b[abc][12]\b", Options)]
    private static partial Regex Cefr();

    [GeneratedRegex("modersmål|native", Options)]
    private static partial Regex Native();

    [GeneratedRegex("flytande|fluen|obehindra", Options)]
    private static partial Regex Fluent();

    [GeneratedRegex("mycket|utmärkt|exemplarisk|very good|excellent|strong|advanced|professional|utomordentlig", Options)]
    private static partial Regex VeryGood();

    [GeneratedRegex("grundläggande|viss|basic|conversational", Options)]
    private static partial Regex Basic();
}
