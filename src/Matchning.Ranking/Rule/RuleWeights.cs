using Matchning.Ranking.Features;

namespace Matchning.Ranking.Rule;

/// <summary>
/// The rule's weights, the one place they are written. A weight is what the feature's highest code gives (or takes, for a
/// feature that never raises); lower codes give their share of it, missing gives nothing. Chosen by hand, in round numbers.
/// </summary>
public static class RuleWeights
{
    /// <summary>Zero or more for every feature; the schema's direction gives the sign.</summary>
    public static float Of(Feature feature) => feature switch
    {
        Feature.OccupationExact => 2.5f,
        Feature.Substitutability => 2.5f,
        Feature.SsykDepth => 1.5f,
        Feature.SameField => 0.5f,
        Feature.RelatedYears => 1.0f,
        Feature.RelatedRecency => 0.5f,
        Feature.WishExact => 2.0f,
        Feature.WishDepth => 1.5f,
        Feature.TitleSimilarity => 3.0f,
        Feature.SkillsInGroup => 1.0f,
        Feature.MustShare => 2.0f,
        Feature.MeritShare => 0.75f,
        Feature.LicenceCovered => 0.5f,
        Feature.ExperienceMet => 0.75f,
        Feature.LanguageGap => 1.5f,
        Feature.EducationGap => 1.5f,
        Feature.UsualEducationGap => 2.0f,
        Feature.TravelMinutes => 1.0f,
        Feature.TravelShare => 0.5f,
        Feature.SameMunicipality => 0.25f,
        Feature.HoursOverlap => 0.5f,
        Feature.KindOverlap => 0.25f,
        Feature.LocalNeed => 1.0f,
        Feature.DaysToClose => 0,
        Feature.Places => 0.25f,
        Feature.SkillsUsed => 0.5f,
        Feature.NearSkill => 0.5f,
        Feature.TextMatch => 2.0f,
        Feature.CarCovered => 0.25f,
        Feature.StartReach => 0.25f,
        Feature.AdAge => 0,
        Feature.AcceptsBridging => 0.25f,
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "The rule has no weight for the feature."),
    };

    /// <summary>
    /// The share 0–1 of the weight that a missing value has: silence is neutral. An opening that states no musts stands as one whose musts are all
    /// met, and one that does not say how long the hours are as one where half of them fit.
    /// </summary>
    public static float OfSilence(Feature feature) => feature switch
    {
        Feature.MustShare or Feature.LicenceCovered or Feature.CarCovered => 1,
        Feature.ExperienceMet or Feature.MeritShare or Feature.HoursOverlap or Feature.KindOverlap or Feature.StartReach or Feature.AcceptsBridging => 0.5f,
        Feature.UsualEducationGap or Feature.SkillsUsed or Feature.NearSkill => 0.25f,
        _ => 0,
    };
}
