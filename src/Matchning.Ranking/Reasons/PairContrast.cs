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
    private static readonly (string Text, Feature[] Features)[] Themes =
    [
        ("arbetet ligger närmare det deltagaren har gjort", [Feature.OccupationExact, Feature.Substitutability, Feature.SsykDepth, Feature.SameField, Feature.RelatedYears, Feature.RelatedRecency]),
        ("arbetet ligger närmare det deltagaren önskar", [Feature.WishExact, Feature.WishDepth]),
        ("annonsen talar mer om det som står i profilen", [Feature.TitleSimilarity, Feature.TextMatch]),
        ("mer av deltagarens kompetens kommer till nytta", [Feature.SkillsInGroup, Feature.SkillsUsed, Feature.NearSkill]),
        ("deltagaren uppfyller mer av kraven", [Feature.MustShare, Feature.LicenceCovered, Feature.CarCovered, Feature.LanguageGap, Feature.EducationGap]),
        ("deltagaren har mer av det som är en fördel", [Feature.MeritShare]),
        ("kravet på erfarenhet passar bättre", [Feature.ExperienceMet]),
        ("yrket brukar kräva kortare utbildning", [Feature.UsualEducationGap]),
        ("resan är kortare", [Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality]),
        ("arbetstiden passar bättre", [Feature.HoursOverlap]),
        ("fler former av plats passar", [Feature.KindOverlap]),
        ("starten passar bättre", [Feature.StartReach]),
        ("arbetsgivaren själv har bett enheten om hjälp", [Feature.LocalNeed]),
        ("arbetsgivaren tar emot med stöd eller på praktik", [Feature.AcceptsBridging]),
        ("det finns fler platser", [Feature.Places]),
        ("annonsens ålder och tiden som är kvar väger in", [Feature.DaysToClose, Feature.AdAge]),
    ];

    /// <summary>Every feature stands in one theme; a test holds it.</summary>
    internal static IEnumerable<Feature> Told => Themes.SelectMany(t => t.Features);

    internal static PairContrast Of(IPairScorer scorer, byte[] first, byte[] second, bool hasJourneys)
    {
        var (mine, others) = (new float[FeatureSchema.Count], new float[FeatureSchema.Count]);
        scorer.Contributions(first, mine);
        scorer.Contributions(second, others);
        var themes = Array.ConvertAll(Themes, t => new ContrastTheme(t.Text, t.Features.Sum(f => mine[(int)f] - others[(int)f]), (hasJourneys || !t.Features.Contains(Feature.TravelMinutes)) && IsInTheFacts(t.Features, first, second, t.Features.Sum(f => mine[(int)f] - others[(int)f]))));
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
/// <param name="Text">What the better one has, to stand after "för att".</param>
/// <param name="Difference">In the scorer's own unit, of the first less the second.</param>
/// <param name="IsInTheFacts">
/// False when it is not known of one of them, or when the two are alike in it and only the rest of their facts makes it weigh differently, as trees
/// may do: not to be told as a fact.
/// </param>
public sealed record ContrastTheme(string Text, float Difference, bool IsInTheFacts);
