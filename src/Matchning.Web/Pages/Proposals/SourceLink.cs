using Matchning.Ranking.Reasons;

namespace Matchning.Web.Pages.Proposals;

/// <summary>Where a reason was read, as a link: a line of the profile, a field or a place in the ad, or the page about occupations.</summary>
public static class SourceLink
{
    /// <param name="isNeed">An employer's own need rather than an ad.</param>
    public static (string Href, string Text) Of(ReasonSource source, AdText text, bool isNeed) => source.Kind switch
    {
        ReasonSourceKind.AdText => ("#" + text.AnchorOf(source.Start), isNeed ? "behovet" : "annonstexten"),
        ReasonSourceKind.Profile => ("#" + ProfileLine(source.Field), "profilen"),
        ReasonSourceKind.AdField => ("#" + AdField(source.Field), isNeed ? "behovet" : "annonsen"),
        _ => ("/forslag/band#yrken", "hur yrken hänger ihop"),
    };

    private static string ProfileLine(SourceField field) => field switch
    {
        SourceField.WorkExperience => "profil-arbete",
        SourceField.LongestJourney => "profil-resa",
        SourceField.Refused => "profil-vill-inte",
        SourceField.Wishes => "profil-vill",
        SourceField.OpenTo => "profil-oppen",
        _ => "profil",
    };

    private static string AdField(SourceField field) => field switch
    {
        SourceField.Workplace => "annons-ort",
        SourceField.Hours => "annons-tid",
        SourceField.StartDate => "annons-start",
        SourceField.Experience => "annons-erfarenhet",
        _ => "annons",
    };
}
