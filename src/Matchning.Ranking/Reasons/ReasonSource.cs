using Matchning.Ranking.Facts;

namespace Matchning.Ranking.Reasons;

/// <summary>Where the fact was read.</summary>
/// <param name="Kind">In what it was read.</param>
/// <param name="Field">The profile or ad field, or the taxonomy's relation.</param>
/// <param name="Start">Character offset in the opening's text; 0 with <paramref name="End"/> 0 when not from the text. End exclusive.</param>
/// <param name="End">As <paramref name="Start"/>.</param>
/// <param name="Quote">What stands there.</param>
public sealed record ReasonSource(ReasonSourceKind Kind, SourceField Field, int Start = 0, int End = 0, string? Quote = null)
{
    internal static ReasonSource Profile(SourceField field) => new(ReasonSourceKind.Profile, field);

    internal static ReasonSource Ad(SourceField field) => new(ReasonSourceKind.AdField, field);

    internal static ReasonSource Taxonomy(SourceField relation) => new(ReasonSourceKind.Taxonomy, relation);

    internal static ReasonSource Of(Requirement asked, string text)
    {
        if (asked.End <= asked.Start) return new(ReasonSourceKind.AdField, SourceField.Requirements, 0, 0, asked.Quote);
        var isInside = asked.Start >= 0 && asked.End <= text.Length;
        return new(ReasonSourceKind.AdText, SourceField.AdText, asked.Start, asked.End, isInside ? text[asked.Start..asked.End] : asked.Quote);
    }
}

/// <summary>In what a fact was read.</summary>
public enum ReasonSourceKind { Profile, AdText, AdField, Taxonomy }

/// <summary>The profile or ad field, or the taxonomy's relation, that a fact was read in.</summary>
public enum SourceField
{
    /// <summary>Of the profile: work that was done.</summary>
    WorkExperience,

    /// <summary>Of the profile: wishes.</summary>
    Wishes,

    /// <summary>Of the profile: work that the person says no to.</summary>
    Refused,

    /// <summary>Of the profile: kinds of place.</summary>
    OpenTo,

    /// <summary>Of the profile: longest journey.</summary>
    LongestJourney,

    /// <summary>Of the ad: its text.</summary>
    AdText,

    /// <summary>Of the ad: its title.</summary>
    Title,

    /// <summary>Of the ad: occupation.</summary>
    Occupation,

    /// <summary>Of the ad: requirements.</summary>
    Requirements,

    /// <summary>Of the ad: experience.</summary>
    Experience,

    /// <summary>Of the ad: locality of the workplace.</summary>
    Workplace,

    /// <summary>Of the ad: share of full time.</summary>
    Hours,

    /// <summary>Of the ad: times of day.</summary>
    TimesOfDay,

    /// <summary>Of the ad: start.</summary>
    StartDate,

    /// <summary>Of the ad: what kind of place it is.</summary>
    PlaceKind,

    /// <summary>Of the ad: the language it is written in.</summary>
    AdLanguage,

    /// <summary>Of the ad: when it was published.</summary>
    Published,

    /// <summary>An employer's own need.</summary>
    Need,

    /// <summary>Of the taxonomy: occupations that one can go between.</summary>
    NearOccupations,

    /// <summary>Of the taxonomy: occupation group.</summary>
    OccupationGroup,

    /// <summary>Of the taxonomy: occupation field.</summary>
    OccupationField,

    /// <summary>Of the taxonomy: skills of an occupation group.</summary>
    SkillsOfGroup,

    /// <summary>Of ESCO: skills that are tied together.</summary>
    NearSkills,

    /// <summary>Of the taxonomy: occupation group of a wish.</summary>
    WishGroup,

    /// <summary>Of the taxonomy: level of an occupation group.</summary>
    GroupLevel,
}
