using System.Buffers;
using System.Text.RegularExpressions;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>Named educations and degrees with their level, as the names of <see cref="EducationLevel"/>.</summary>
internal static partial class EducationPatterns
{
    // A quick look for any word of the pattern spares most sentences the pattern itself.
    private static readonly SearchValues<string> Hints = SearchValues.Create(["utbild", "examen", "gymnas", "degree", "bachelor", "master", "msc", "m.sc", "bsc", "b.sc", "phd", "ph.d", "doctoral", "disputerad", "skol", "ingenjör", "jur", "secondary", "vocational", "undersköt", "omsorgs", "education", "socionom", "programmet", "diploma"], StringComparison.OrdinalIgnoreCase);

    private static readonly (string Group, string Value, EducationLevel Level)[] Values =
    [
        ("undersköterska", "undersköterskeutbildning", EducationLevel.UpperSecondary), ("vård", "vård- och omsorgsutbildning", EducationLevel.UpperSecondary),
        ("barnskötare", "barnskötarutbildning", EducationLevel.UpperSecondary), ("gymnasium", "gymnasieutbildning", EducationLevel.UpperSecondary),
        ("yh", "yrkeshögskoleutbildning", EducationLevel.HigherVocational), ("efter", "eftergymnasial utbildning", EducationLevel.HigherVocational),
        ("doktor", "doktorsexamen", EducationLevel.University), ("master", "masterexamen", EducationLevel.University), ("kandidat", "kandidatexamen", EducationLevel.University),
        ("socionom", "socionomexamen", EducationLevel.University), ("jurist", "juristexamen", EducationLevel.University), ("civil", "civilingenjörsexamen", EducationLevel.University),
        ("ingenjör", "högskoleingenjörsexamen", EducationLevel.University), ("lärare", "lärarexamen", EducationLevel.University), ("högskola", "högskoleexamen", EducationLevel.University),
        ("grund", "grundskola", EducationLevel.Compulsory), ("någon", "relevant utbildning", EducationLevel.None),
    ];

    private static readonly int[] Numbers = [.. Values.Select(v => Pattern().GroupNumberFromName(v.Group))];

    public static void Find(Sentence sentence, List<Mention> into)
    {
        if (sentence.Span.IndexOfAny(Hints) < 0) return;
        for (var match = Pattern().Match(sentence.Text, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
            for (var i = 0; i < Numbers.Length; i++)
                if (match.Groups[Numbers[i]].Success) into.Add(At(match, i, sentence));
    }

    private static Mention At(Match match, int i, Sentence sentence)
    {
        var before = sentence.Text.AsSpan(Math.Max(sentence.Start, match.Index - 25), match.Index - Math.Max(sentence.Start, match.Index - 25));
        return new Mention(RequirementKind.Education, Values[i].Value, null, Values[i].Level == EducationLevel.None ? null : Values[i].Level.ToString(), match.Index, match.Index + match.Length)
        {
            SaysMinimum = before.Contains("minst ", StringComparison.OrdinalIgnoreCase) || before.Contains("lägst ", StringComparison.OrdinalIgnoreCase),
        };
    }

    [GeneratedRegex("""
          (?<undersköterska>\bundersköterskeutbildning\w*|\butbildad\sundersköterska|\bundersköterskeexamen|\bundersköterskekompetens)
        | (?<vård>\bvård-?\s(?:och|&)\somsorgs(?:utbildning|programmet|examen|linjen)\w*|\bomvårdnads(?:programmet|utbildning)\w*|\bvårdutbildning\w*)
        | (?<barnskötare>\bbarnskötar(?:utbildning|examen)\w*|\butbildad\sbarnskötare|\bbarn-?\soch\sfritidsprogrammet)
        | (?<gymnasium>(?<!efter)\bgymnasie(?:examen|utbildning|kompetens|nivå|betyg)\w*|\bgymnasial(?:-|\s(?:\p{L}+\s)?utbildning)\w*|\b(?:avslutad|fullständig|slutförd)\w*\sgymnasi\w+|\bhigh\sschool\s(?:diploma|degree|education)|\bupper\ssecondary\s(?:school|education))
        | (?<yh>\byrkeshögskole(?:utbildning|examen)\w*|\bYH-(?:utbildning|examen)\w*|\bkvalificerad\syrkesutbildning|\byrkeshögskola\b|\bvocational\s(?:education|degree|university))
        | (?<efter>\beftergymnasial\s\w*\s?utbildning|\beftergymnasial\b|\bpost-?secondary\s(?:education|degree))
        | (?<doktor>\bdoktorsexamen\b|\bPh\.?D\b(?!\s(?:student|candidate|position|thesis))|\bdoctoral\sdegree|\bdisputerad\b)
        | (?<master>\bmaster-?\s?examen|\bmagister-?\s?examen|\bexamen\spå\savancerad\snivå|\b(?:Master|MSc|M\.Sc)(?:[’']?s)?\.?(?:\sof\sScience)?(?:\sdegree|\sin\b|\slevel))
        | (?<kandidat>\bkandidat-?\s?examen|\b(?:Bachelor|BSc|B\.Sc)(?:[’']?s)?\.?(?:\sof\sScience)?(?:\sdegree|\sin\b|\slevel|\sor\smaster))
        | (?<socionom>\bsocionomexamen|\b(?:utbildad|är)\ssocionom|\bsocionomutbildning\w*)
        | (?<jurist>\bjuristexamen|\bjur\.?\s?kand\b)
        | (?<civil>\bcivilingenjörs?(?:-?\s?examen|utbildning)\w*|\b(?:är|utbildad)\scivilingenjör\b|\bcivilingenjör\b(?=.{0,40}(?:examen|utbildning|eller|motsvarande)))
        | (?<ingenjör>\bhögskoleingenjör(?:s-?\s?examen)?\w*)
        | (?<lärare>\b(?:lärar|förskollärar)-?(?:examen|utbildning)\w*)
        | (?<högskola>\bhögskole-?(?:/universitets)?(?:examen|utbildning)\w*|\buniversitets-?/?\s?(?:och\s|eller\s)?(?:högskole)?-?(?:examen|utbildning)\w*|\b(?:akademisk|naturvetenskaplig|ekonomisk)\s(?:examen|utbildning)\b|\b(?:utbildning|examen)\s(?:på|från)\s(?:högskole|universitets?|högskola)\w*|\b(?:university|academic|college)\s(?:degree|education)|\bdegree\sin\b|\bhögre\sutbildning\sinom)
        | (?<någon>\b(?:relevant|adekvat|lämplig)\s(?!gymnas|eftergymn|akadem|högskol|högre|univers|yrkes|post)(?:\p{L}+\s)?utbildning(?:sbakgrund)?\b(?!\s(?:på|från))|\b(?:teknisk|pedagogisk|medicinsk)\sutbildning\b|(?<=^[\s*•·-]*)utbildning\sinom\s\p{L}+|\bacademic\s(?:background|training)\b|\badvanced\straining\sin\b)
        | (?<grund>\b(?:avslutad|fullständig|godkänd)\w*\sgrundskol\w+|\bgrundskolekompetens)
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
