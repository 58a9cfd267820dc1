using System.Buffers;
using System.Text.RegularExpressions;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>Cards, permits and short trainings that a workplace asks for, under one plain word each.</summary>
internal static partial class CertificatePatterns
{
    // A quick look for any word of the pattern spares most sentences the pattern itself.
    private static readonly SearchValues<string> Hints = SearchValues.Create(["truck", "forklift", "hygien", "heta", "hlr", "hjärt", "cpr", "ställning", "fallskydd", "röjsåg", "motorsåg", "väktar", "ordningsvakt", "bas", "adr", "ykb", "yrkeskompetens", "id06", "id 06", "säkra", "lift", "travers", "traktor", "på väg", "belastnings", "criminal", "yrkesbevis", "svets", "undersköterske", "skyddad", "hjullast", "kran", "yrkestiteln"], StringComparison.OrdinalIgnoreCase);

    // One pass over the sentence; the group that matched names the certificate through this table.
    private static readonly (string Group, string Value)[] Values =
    [
        ("truck", "truckkort"), ("hygien", "livsmedelshygien"), ("heta", "heta arbeten"), ("hlr", "hlr"), ("ställning", "ställningsutbildning"), ("fall", "fallskydd"),
        ("röjsåg", "röjsågskort"), ("motorsåg", "motorsågskort"), ("väktare", "väktarutbildning"), ("ordning", "ordningsvaktsförordnande"), ("bas", "bas-p/u"), ("adr", "adr"), ("ykb", "ykb"), ("id06", "id06"),
        ("lyft", "säkra lyft"), ("skylift", "skylift"), ("travers", "travers"), ("traktor", "traktorkort"), ("väg", "arbete på väg"), ("register", "belastningsregister"),
        ("yrkesbevis", "yrkesbevis"), ("svets", "svetslicens"), ("usk", "undersköterskebevis"), ("hjullastare", "förarbevis hjullastare"), ("kranbil", "kranförarbevis"),
    ];

    private static readonly int[] Numbers = [.. Values.Select(v => Pattern().GroupNumberFromName(v.Group))];

    public static void Find(Sentence sentence, List<Mention> into)
    {
        if (sentence.Span.IndexOfAny(Hints) < 0) return;
        for (var match = Pattern().Match(sentence.Text, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
            for (var i = 0; i < Numbers.Length; i++)
                if (match.Groups[Numbers[i]].Success)
                    into.Add(new Mention(RequirementKind.Certificate, Values[i].Value, null, null, match.Index, match.Index + match.Length));
    }

    [GeneratedRegex("""
          (?<truck>\btruck(?:kort|körkort|behörighet|förarbevis|utbildning|\slicen[cs]e)\w*|\bforklift\s(?:licen[cs]e|certificate)|(?<=(?:,|och|eller|kort\sför)\s)truck(?=[.,]|$))
        | (?<hygien>\b(?:livsmedels)?hygien(?:utbildning|bevis|certifikat)\w*|\blivsmedelshygien\b)
        | (?<heta>\bheta\sarbeten?\b)
        | (?<hlr>\bHLR\b|\bhjärt-\soch\slungräddning|\bCPR\b)
        | (?<ställning>\bställnings(?:utbildning|byggarbevis|certifikat|behörighet)\w*)
        | (?<fall>\bfallskydd(?:s\w+)?\b)
        | (?<röjsåg>\bröjsågs(?:kort|körkort|utbildning)\w*)
        | (?<motorsåg>\bmotorsågs(?:kort|körkort|utbildning|behörighet)\w*)
        | (?<väktare>\bväktar(?:utbildning|grundutbildning|förordnande)\w*)
        | (?<ordning>\bordningsvaktsf?(?:utbildning|örordnande|förordnande)\w*)
        | (?<bas>\bBAS[-\s]?(?:P|U)\b(?:[-/\s]{1,3}(?:BAS-?)?[PU]\b)?)
        | (?<adr>\bADR\b(?:-\w+)?)
        | (?<ykb>\bYKB\b(?:-\w+)?|\byrkeskompetensbevis\w*)
        | (?<id06>\bID\s?06\b(?:-\w+)?)
        | (?<lyft>\bsäkra\slyft\b)
        | (?<skylift>\b(?:skylift|liftkort|liftutbildning)\w*)
        | (?<travers>\btravers(?:kort|utbildning|behörighet)\w*)
        | (?<traktor>\btraktor(?:kort|körkort|behörighet)\w*|\bkörkort\s(?:för|till|på)\straktor)
        | (?<väg>\barbete\spå\sväg\b)
        | (?<register>\b(?:misstanke-?\s(?:och|samt)\s)?belastningsregist(?:er|ret)\w*|\bcriminal\srecord)
        | (?<yrkesbevis>\byrkesbevis\w*)
        | (?<svets>\bsvets(?:licens|certifikat|arprövning)\w*)
        | (?<usk>\bbevis\spå\s(?:skyddad\syrkestitel|rätt\satt\sanvända\syrkestiteln)\sundersköterska|\bundersköterskebevis\w*)
        | (?<hjullastare>\bförarbevis\s(?:för|på|till)\shjullastare|\bhjullastarkort\w*)
        | (?<kranbil>\bkran(?:kort|förarbevis)\w*)
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
