using Matchning.Ranking.Features;

namespace Matchning.Learning;

/// <summary>
/// The grades are made of sources that are also features, so a model that sees all of them learns to repeat them. Each training list is
/// therefore there once more with the features of one source hidden and the same grades: then the others have to tell.
/// </summary>
internal static class HiddenSources
{
    private static readonly Feature[][] Sources =
    [
        [Feature.OccupationExact, Feature.Substitutability, Feature.SsykDepth, Feature.SameField, Feature.RelatedYears, Feature.RelatedRecency],
        [Feature.WishExact, Feature.WishDepth],
        [Feature.SkillsInGroup, Feature.SkillsUsed, Feature.NearSkill],
        [Feature.MustShare],
        [Feature.TravelMinutes, Feature.TravelShare, Feature.UsualEducationGap],
    ];

    /// <summary>What a profile or opening that does not tell would have: nothing held, or not stated.</summary>
    private static readonly HashSet<Feature> NeverMissing =
        [Feature.OccupationExact, Feature.Substitutability, Feature.SsykDepth, Feature.SameField, Feature.RelatedYears, Feature.RelatedRecency, Feature.SkillsInGroup];

    /// <summary>A copy of whole rows with one source, drawn evenly, hidden in all of them.</summary>
    public static byte[] Hide(byte[] rows, Random random)
    {
        var copy = (byte[])rows.Clone();
        var source = Sources[random.Next(Sources.Length)];
        for (var at = 0; at < copy.Length; at += FeatureSchema.Count)
            foreach (var feature in source)
                copy[at + (int)feature] = NeverMissing.Contains(feature) ? (byte)0 : FeatureSchema.Missing;
        return copy;
    }
}
