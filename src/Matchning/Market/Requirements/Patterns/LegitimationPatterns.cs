using System.Text.RegularExpressions;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>Professions that the law lets only the licensed call themselves; the value is the profession.</summary>
internal static partial class LegitimationPatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Longest stem first: "röntgensjuksköterska" and "förskollärare" hold other professions' names.
    private static readonly (string Stem, string Profession)[] Professions =
    [
        ("röntgensjuksköt", "röntgensjuksköterska"), ("biomedicin", "biomedicinsk analytiker"), ("förskollärar", "förskollärare"), ("ortopedingenj", "ortopedingenjör"),
        ("sjukhusfysik", "sjukhusfysiker"), ("arbetsterap", "arbetsterapeut"), ("fysioterap", "fysioterapeut"), ("physiotherap", "fysioterapeut"), ("psykoterap", "psykoterapeut"), ("sjukgymnast", "fysioterapeut"),
        ("sjuksköters", "sjuksköterska"), ("nurse", "sjuksköterska"), ("tandhygienist", "tandhygienist"), ("tandläkar", "tandläkare"), ("dentist", "tandläkare"),
        ("barnmorsk", "barnmorska"), ("midwife", "barnmorska"), ("kiroprakt", "kiropraktor"), ("psykolog", "psykolog"), ("psychologist", "psykolog"), ("receptarie", "receptarie"), ("apotekar", "apotekare"),
        ("audionom", "audionom"), ("dietist", "dietist"), ("logoped", "logoped"), ("naprapat", "naprapat"), ("optiker", "optiker"), ("kurator", "hälso- och sjukvårdskurator"),
        ("veterinär", "veterinär"), ("läkar", "läkare"), ("physician", "läkare"), ("doctor", "läkare"), ("lärar", "lärare"), ("teacher", "lärare"), ("taxi", "taxiförarlegitimation"),
    ];

    public static void Find(Sentence sentence, List<Mention> into)
    {
        if (!sentence.Span.Contains("legitim", StringComparison.OrdinalIgnoreCase) && !sentence.Span.Contains("licen", StringComparison.OrdinalIgnoreCase)
            && !sentence.Span.Contains("registered", StringComparison.OrdinalIgnoreCase)) return;
        foreach (var match in Licensed().EnumerateMatches(sentence.Span))
        {
            var words = sentence.Span.Slice(match.Index, match.Length);
            var start = sentence.Start + match.Index;
            if (ProfessionIn(words) is { } profession)
                into.Add(new Mention(RequirementKind.Legitimation, profession, null, null, start, start + match.Length));
        }
    }

    private static string? ProfessionIn(ReadOnlySpan<char> words)
    {
        foreach (var (stem, profession) in Professions)
            if (words.Contains(stem, StringComparison.OrdinalIgnoreCase)) return profession;
        return words.Contains("yrkeslegit", StringComparison.OrdinalIgnoreCase) ? "yrkeslegitimation" : null;
    }

    [GeneratedRegex(@"\b(?:legitimera(?:d|de|t)|leg\.) (?:och (?:erfaren|specialiserad) )?\p{L}+(?: analytiker)?|\b\p{L}{2,30}legitimation(?:en)?\b|\blegitimation som \p{L}+(?: analytiker)?|\b\p{L}+ med (?:svensk |giltig )?legitimation\b|\b(?:licen[cs]ed|registered) (?:\p{L}+ )?(?:nurse|physiotherapist|dentist|midwife|psychologist|physician|doctor|teacher)s?\b", Options)]
    private static partial Regex Licensed();
}
