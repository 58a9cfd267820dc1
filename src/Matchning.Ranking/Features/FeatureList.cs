namespace Matchning.Ranking.Features;

/// <summary>Place in the feature row. Names say what the value is about; <see cref="FeatureDefinition.Meaning"/> says it in full.</summary>
public enum Feature : byte
{
    OccupationExact, Substitutability, SsykDepth, SameField, RelatedYears, RelatedRecency,
    WishExact, WishDepth, TitleSimilarity, SkillsInGroup, MustShare, MeritShare,
    LicenceCovered, ExperienceMet, LanguageGap, EducationGap, UsualEducationGap,
    TravelMinutes, TravelShare, SameMunicipality, HoursOverlap, KindOverlap, LocalNeed, DaysToClose, Places,
    SkillsUsed, NearSkill, TextMatch, CarCovered, StartReach, AdAge, AcceptsBridging,
}

/// <summary>The list itself. A new line here needs a decision page, a sentence in the reasons and an approved name in the tests.</summary>
internal static class FeatureList
{
    private const Direction Plus = Direction.NeverLowers;
    private const Direction Minus = Direction.NeverRaises;

    private static readonly float[] YesNo = [1];
    private static readonly float[] Shares = [0.01f, 0.2f, 0.25f, 0.34f, 0.5f, 0.6f, 0.67f, 0.75f, 0.8f, 0.9f, 1];

    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        new(Feature.OccupationExact, "occupation_exact", Plus, YesNo, "1 when the person has worked in the opening's own occupation"),
        new(Feature.Substitutability, "substitutability", Plus, [25, 75], "best substitutability, percent, from held work to the opening's; own occupation counts as 75"),
        new(Feature.SsykDepth, "ssyk_depth", Plus, [1, 2, 3, 4], "common SSYK digits, best of held work"),
        new(Feature.SameField, "same_field", Plus, YesNo, "1 when held work is in the opening's occupation field"),
        new(Feature.RelatedYears, "related_years", Plus, [0.1f, 0.25f, 0.5f, 1, 2, 3, 5, 8, 12], "years in related work"),
        new(Feature.RelatedRecency, "related_recency", Plus, [1, 5, 10, 13, 15, 17, 18, 19, 20], "20 for present related work, one less for each year since, 0 for none"),
        new(Feature.WishExact, "wish_exact", Plus, YesNo, "1 when the person wishes for the opening's occupation; missing when no wishes are stated"),
        new(Feature.WishDepth, "wish_depth", Plus, [1, 2, 3, 4], "common SSYK digits, best of wishes; missing when no wishes are stated"),
        new(Feature.TitleSimilarity, "title_similarity", Plus, Steps(0.05f, 20), "share of the trigrams of a held or wished label that title and occupation have, best label; a word of the person's own text counts as seven tenths"),
        new(Feature.SkillsInGroup, "skills_in_group", Plus, [1, 2, 3, 5, 8], "number of the person's skills that belong to the opening's SSYK group"),
        new(Feature.MustShare, "must_share", Plus, Shares, "share of musts covered, each weighed by how rare it is, partly counts half; missing when there are no musts"),
        new(Feature.MeritShare, "merit_share", Plus, Shares, "share of merits covered, each weighed by how rare it is, partly counts half; missing when there are no merits"),
        new(Feature.LicenceCovered, "licence_covered", Plus, YesNo, "1 when every asked licence is there; missing when none is asked for"),
        new(Feature.ExperienceMet, "experience_met", Plus, [1, 2], "0 experience asked and not there, 1 there, 2 not asked for; missing when not stated"),
        new(Feature.LanguageGap, "language_gap", Minus, [1, 2, 3, 4, 5, 6], "CEFR steps lacking for the worst must; 0 when none is asked for"),
        new(Feature.EducationGap, "education_gap", Minus, [1, 2, 3, 4], "education levels lacking for the worst must; 0 when none is asked for"),
        new(Feature.UsualEducationGap, "usual_education_gap", Minus, [1, 2, 3, 4], "education levels lacking against what the SSYK group usually needs; missing without a group"),
        new(Feature.TravelMinutes, "travel_minutes", Minus, Steps(10, 18), "minutes one way; 0 for remote work; the person's limit when a place is not known"),
        new(Feature.TravelShare, "travel_share", Minus, [0.25f, 0.5f, 0.75f, 0.9f, 1.0001f, 1.2f], "minutes over the person's limit; just over 1 when a place is not known; missing without a limit"),
        new(Feature.SameMunicipality, "same_municipality", Plus, YesNo, "1 when home and work are in one municipality; missing for remote work"),
        new(Feature.HoursOverlap, "hours_overlap", Plus, [0.01f, 0.25f, 0.5f, 0.99f], "share of the offered hours range that the person can work; missing when not stated"),
        new(Feature.KindOverlap, "kind_overlap", Plus, [1, 2, 3], "kinds of place in common; missing when either is not stated"),
        new(Feature.LocalNeed, "local_need", Plus, YesNo, "1 when a local employer told the unit about the need"),
        new(Feature.DaysToClose, "days_to_close", Direction.Free, [1, 3, 7, 14, 30, 60], "days until the opening closes; missing when not stated"),
        new(Feature.Places, "places", Plus, [2, 3, 5, 10, 20], "number of places"),
        new(Feature.SkillsUsed, "skills_used", Plus, [1, 2, 3, 5], "number of skills that the opening asks for or mentions and the person has; missing when it names none"),
        new(Feature.NearSkill, "near_skill", Plus, [1, 2, 3], "best of the skills it names: 3 the person has it, 2 an ESCO neighbour, 1 a skill of the same SSYK group, 0 none; missing when it names none"),
        new(Feature.TextMatch, "text_match", Plus, [1, 25, 50, 75, 100, 150, 200, 300, 400, 600, 800], "BM25 of the profile's work words against title and text, sixteenths"),
        new(Feature.CarCovered, "car_covered", Plus, YesNo, "1 when an own car is asked for and there; missing when not asked for"),
        new(Feature.StartReach, "start_reach", Plus, [1, 2], "2 it starts when the person can, 1 within the days that can be agreed on, 0 neither; missing when either is not stated"),
        new(Feature.AdAge, "ad_age", Direction.Free, [3, 7, 14, 30, 60], "days since it was published; missing when not stated"),
        new(Feature.AcceptsBridging, "accepts_bridging", Plus, YesNo, "1 when the employer has said yes to a subsidised job, internship or work training; missing when not known"),
    ];

    private static float[] Steps(float step, int count) => [.. Enumerable.Range(1, count).Select(i => (float)Math.Round(step * i, 4))];
}
