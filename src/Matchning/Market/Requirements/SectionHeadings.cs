using System.Text.RegularExpressions;

namespace Matchning.Market.Requirements;

/// <summary>What the heading above a line says about it. Profile ("Din profil", "Kvalifikationer") mixes musts and wishes.</summary>
internal enum Section { None, Profile, Merit, Must }

/// <summary>Knows the headings that ads use over their lists.</summary>
internal static partial class SectionHeadings
{
    private const int LongestHeading = 70;

    /// <summary>"Vi söker dig som har:" may be a longer line than a heading of words alone.</summary>
    private const int LongestOpening = 120;

    /// <summary>The section a line opens, or null when the line is no heading.</summary>
    public static Section? Read(ReadOnlySpan<char> line)
    {
        var opensList = line.TrimEnd() is [.., ':' or '…'];
        line = line.Trim(" \t*#-•_:=?…");
        if (opensList && line.Length <= LongestOpening && Classify(line) is null && Cues.Description().IsMatch(line) && !Cues.AboutOthers().IsMatch(line))
            return Cues.Merit().IsMatch(line) ? Section.Merit : Cues.Duty().IsMatch(line) ? Section.Must : Section.Profile;
        var colon = line.IndexOf(':');
        if (colon is > 0 and <= LongestHeading) return Classify(line[..colon]) ?? (colon == line.Length - 1 ? Section.None : null);
        if (opensList && line.Length <= LongestHeading && Classify(line) is null) return Section.None;
        if (line.Length is < 3 or > LongestHeading || line[^1] is '.' or ',' or '!') return null;
        return Classify(line);
    }

    /// <summary>The section of a heading that runs straight into its first item: "Kvalifikationer Legitimerad sjuksköterska".</summary>
    public static Section? ReadGlued(ReadOnlySpan<char> sentence)
    {
        foreach (var match in Glued().EnumerateMatches(sentence))
            return Classify(sentence.Slice(match.Index, match.Length).Trim(" :-"));
        return null;
    }

    private static Section? Classify(ReadOnlySpan<char> heading)
    {
        if (Merit().IsMatch(heading)) return Section.Merit;
        if (Must().IsMatch(heading)) return Section.Must;
        if (Profile().IsMatch(heading)) return Section.Profile;
        return Other().IsMatch(heading) ? Section.None : null;
    }

    [GeneratedRegex(@"^(?:Krav för tjänsten|Kvalifikationskrav|Kvalifikationer|Meriterande|Krav|Requirements|Qualifications|Övrigt|Arbetsuppgifter|Vi erbjuder|Om oss|Ansökan)(?:\s*:|\s+-)?\s+(?=[A-ZÅÄÖ])", RegexOptions.CultureInvariant)]
    private static partial Regex Glued();

    [GeneratedRegex(@"^(?:(?:mycket |särskilt |extra |starkt |övrigt )?meriterande(?: (?:för|är|om|kvalifikationer|erfarenhet|kompetens|kunskaper|meriter)\b.{0,40})?|(?:det )?(?:är|ses som) (?:även |också )?(?:mycket |särskilt )?meriterande.{0,30}|meriter|merit|(?:it(?:'|’)?s )?(?:a |also a )?(?:nice[- ]to[- ]haves?|bonus|big plus|plus).{0,25}|preferred.{0,30}|desired.{0,30}|desirable.{0,30}|meritorious.{0,30}|good to have|önskvärt.{0,30}|önskemål|vi ser gärna.{0,30}|du får (?:också )?gärna.{0,40}|det är (?:ett )?(?:stort )?(?:plus|en fördel).{0,30})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Merit();

    [GeneratedRegex(@"^(?:krav|språkkrav|kravprofil|kvalifikationskrav|behörighetskrav|behörighet|formella krav|krav (?:för|på|och) .{0,40}|grundkrav|ska(?:ll)?[- ]?krav|obligatoriska? .{0,30}|vi kräver.{0,30}|för (?:tjänsten|arbetet|rollen|denna anställning|uppdraget) krävs.{0,30}|requirements?|(?:minimum |basic |job |key )?requirements?|required(?: .{0,30})?|must[- ]haves?(?: .{0,20})?|(?:skills|experience|qualifications) required|minimum qualifications|nödvändiga? .{0,30})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Must();

    [GeneratedRegex(@"^(?:(?:dina |önskade )?kvalifikationer.{0,30}|vi söker dig.{0,30}|vem (?:vi söker|söker vi|är du|är vi ute efter).{0,15}|.{0,20}people who have|(?:din |ditt )(?:profil|bakgrund|kompetens)|profil|om dig|detta söker vi|vi tror att du.{0,20}|vem är du|du har|du är|who you are|who are you|about you|your (?:profile|background|qualifications|professional profile)|qualifications.{0,20}|what (?:you bring|we(?:’|')re looking for|we are looking for).{0,20}|what you(?:’|')ll bring|we (?:believe )?(?:that )?(?:you have|are looking for).{0,30}|who we are looking for|education|utbildning|erfarenhet|bakgrund|personliga egenskaper|skills|soft skills|education and experience)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Profile();

    [GeneratedRegex(@"^(?:om\b.{0,50}|arbetsuppgifter|dina .{0,30}|övrig.{0,30}|ansök.{0,40}|vi erbjuder.{0,30}|vad vi erbjuder.{0,20}|du erbjuds|villkor|kontakt.{0,20}|what (?:we offer|you(?:’|')ll do|you will do|you will work).{0,30}|about.{0,40}|benefits|the (?:role|opportunity).{0,20}|job description|(?:key )?responsibilities|application.{0,30}|why .{0,40}|how .{0,30}|our .{0,30}|lön.{0,20}|anställnings.{0,20}|omfattning|arbetstid.{0,20}|publicerad|område|yrkesroll|company description|ytterligare information|additional information|work tasks|arbetsbeskrivning|jobbeskrivning)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
