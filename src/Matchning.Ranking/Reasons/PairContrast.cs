using Matchning.Ranking.Features;

namespace Matchning.Ranking.Reasons;

/// <summary>
/// Why one opening stands before another in a person's list: what the scorer gave the first beyond the second, theme by theme. The themes'
/// differences sum to the difference between the scores.
/// </summary>
/// <param name="Ahead">Themes where the first is better, largest first.</param>
/// <param name="Behind">Themes where the second is better, largest first.</param>
/// <param name="Difference">Score of the first less that of the second.</param>
public sealed record PairContrast(IReadOnlyList<ContrastTheme> Ahead, IReadOnlyList<ContrastTheme> Behind, float Difference)
{
    private static readonly (ContrastCode Code, Feature[] Features)[] Themes =
    [
        (ContrastCode.NearerToWorkDone,
            [Feature.OccupationExact, Feature.Substitutability, Feature.SsykDepth, Feature.SameField, Feature.RelatedYears, Feature.RelatedRecency]),
        (ContrastCode.NearerToWish, [Feature.WishExact, Feature.WishDepth]),
        (ContrastCode.MoreOfTheProfile, [Feature.TitleSimilarity, Feature.TextMatch]),
        (ContrastCode.MoreSkillsOfUse, [Feature.SkillsInGroup, Feature.SkillsUsed, Feature.NearSkill]),
        (ContrastCode.MoreMustsMet, [Feature.MustShare, Feature.LicenceCovered, Feature.CarCovered, Feature.LanguageGap, Feature.EducationGap]),
        (ContrastCode.MoreMeritsMet, [Feature.MeritShare]),
        (ContrastCode.ExperienceFitsBetter, [Feature.ExperienceMet]),
        (ContrastCode.ShorterUsualEducation, [Feature.UsualEducationGap]),
        (ContrastCode.ShorterJourney, [Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality]),
        (ContrastCode.HoursFitBetter, [Feature.HoursOverlap]),
        (ContrastCode.MoreKindsFit, [Feature.KindOverlap]),
        (ContrastCode.StartFitsBetter, [Feature.StartReach]),
        (ContrastCode.EmployerAskedForHelp, [Feature.LocalNeed]),
        (ContrastCode.EmployerTakesWithSupport, [Feature.AcceptsBridging]),
        (ContrastCode.MorePlaces, [Feature.Places]),
        (ContrastCode.AgeAndTimeLeft, [Feature.DaysToClose, Feature.AdAge]),
    ];

    /// <summary>Every feature stands in one theme; a test holds it.</summary>
    internal static IEnumerable<Feature> Told => Themes.SelectMany(t => t.Features);

    internal static PairContrast Of(IPairScorer scorer, byte[] first, byte[] second, bool hasJourneys)
    {
        var (mine, others) = (new float[FeatureSchema.Count], new float[FeatureSchema.Count]);
        scorer.Contributions(first, mine);
        scorer.Contributions(second, others);
        var themes = Array.ConvertAll(Themes, t =>
        {
            var difference = t.Features.Sum(f => mine[(int)f] - others[(int)f]);
            var isKnown = hasJourneys || !t.Features.Contains(Feature.TravelMinutes);
            return new ContrastTheme(t.Code, difference, isKnown && IsInTheFacts(t.Features, first, second, difference));
        });
        return new(
            [.. themes.Where(t => t.Difference > 0).OrderByDescending(t => t.Difference)],
            [.. themes.Where(t => t.Difference < 0).OrderBy(t => t.Difference)],
            scorer.Score(first) - scorer.Score(second));
    }

    /// <summary>Some fact of the theme is known of both and is better where the theme says so. What has no better or worse is never told.</summary>
    private static bool IsInTheFacts(Feature[] features, byte[] first, byte[] second, float difference) => features.Any(f =>
        first[(int)f] != FeatureSchema.Missing && second[(int)f] != FeatureSchema.Missing
        && (first[(int)f] - second[(int)f]) * (int)FeatureSchema.All[(int)f].Direction * Math.Sign(difference) > 0);
}

/// <summary>One thing that sets two openings apart for a person.</summary>
/// <param name="Code">What the better one has.</param>
/// <param name="Difference">In the scorer's own unit, of the first less the second.</param>
/// <param name="IsInTheFacts">
/// False when it is not known of one of them, or when the two are alike in it and only the rest of their facts makes it weigh differently, as trees
/// may do: not to be told as a fact.
/// </param>
public sealed record ContrastTheme(ContrastCode Code, float Difference, bool IsInTheFacts);

/// <summary>What the better of two openings has more of.</summary>
public enum ContrastCode
{
    /// <summary>The work is nearer to what the person has done.</summary>
    NearerToWorkDone,

    /// <summary>The work is nearer to what the person wishes.</summary>
    NearerToWish,

    /// <summary>Its title and text have more of what the profile says.</summary>
    MoreOfTheProfile,

    /// <summary>More of the person's skills are of use.</summary>
    MoreSkillsOfUse,

    /// <summary>More of its musts are met.</summary>
    MoreMustsMet,

    /// <summary>More of its merits are met.</summary>
    MoreMeritsMet,

    /// <summary>What it asks of experience fits better.</summary>
    ExperienceFitsBetter,

    /// <summary>The occupation usually needs less schooling.</summary>
    ShorterUsualEducation,

    /// <summary>The journey is shorter.</summary>
    ShorterJourney,

    /// <summary>The hours fit better.</summary>
    HoursFitBetter,

    /// <summary>More of its kinds of place fit.</summary>
    MoreKindsFit,

    /// <summary>The start fits better.</summary>
    StartFitsBetter,

    /// <summary>The employer asked the unit for help.</summary>
    EmployerAskedForHelp,

    /// <summary>The employer takes people with support.</summary>
    EmployerTakesWithSupport,

    /// <summary>It has more places.</summary>
    MorePlaces,

    /// <summary>How old it is, and how long is left.</summary>
    AgeAndTimeLeft,
}
