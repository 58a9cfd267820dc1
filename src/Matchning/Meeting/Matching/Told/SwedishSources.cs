using Matchning.Ranking.Reasons;

namespace Matchning.Meeting.Matching.Told;

/// <summary>Where a reason was read, in Swedish.</summary>
public static class SwedishSources
{
    /// <summary>Name of the profile or ad field, or of the relation.</summary>
    public static string Of(SourceField field) => field switch
    {
        SourceField.WorkExperience => "Arbetslivserfarenhet",
        SourceField.Wishes => "Önskemål",
        SourceField.Refused => "Sagt nej till",
        SourceField.OpenTo => "Öppen för",
        SourceField.LongestJourney => "Längsta resa",
        SourceField.AdText => "Annonstext",
        SourceField.Title => "Rubrik",
        SourceField.Occupation => "Yrke",
        SourceField.Requirements => "Krav",
        SourceField.Experience => "Erfarenhet",
        SourceField.Workplace => "Arbetsplatsens ort",
        SourceField.Hours => "Arbetstid",
        SourceField.TimesOfDay => "Arbetstider",
        SourceField.StartDate => "Startdatum",
        SourceField.PlaceKind => "Platsens form",
        SourceField.AdLanguage => "Annonsens språk",
        SourceField.Published => "Publicerad",
        SourceField.Need => "Behov",
        SourceField.NearOccupations => "Närliggande yrken",
        SourceField.OccupationGroup => "Yrkesgrupp",
        SourceField.OccupationField => "Yrkesområde",
        SourceField.SkillsOfGroup => "Kompetens och yrkesgrupp",
        SourceField.NearSkills => "Närliggande kompetens (Esco)",
        SourceField.WishGroup => "Önskemål och yrkesgrupp",
        SourceField.GroupLevel => "Yrkesgruppens nivå",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "The field has no Swedish words."),
    };
}
