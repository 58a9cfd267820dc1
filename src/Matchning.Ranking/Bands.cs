using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;

namespace Matchning.Ranking;

/// <summary>How close a pair is. From facts in the feature row, never from the score.</summary>
public enum Band { LongShot, Possible, Strong }

/// <summary>The definitions of the bands.</summary>
public static class Bands
{
    /// <summary>From this share of a label's trigrams in the title, the title speaks of the same work.</summary>
    private static readonly byte SameTitle = FeatureSchema.Code(Feature.TitleSimilarity, 0.75f);

    private static readonly byte OverTheLimit = FeatureSchema.Code(Feature.TravelShare, 1.0001f);

    /// <summary>The band of a feature row made with the present schema.</summary>
    public static Band Of(ReadOnlySpan<byte> row)
    {
        var isClose = Is(row, Feature.OccupationExact, 1) || Is(row, Feature.Substitutability, 2) || Is(row, Feature.WishExact, 1);
        if (isClose && LacksNothing(row) && IsWithinReach(row)) return Band.Strong;
        var isRelated = isClose || Is(row, Feature.Substitutability, 1) || Is(row, Feature.SsykDepth, 3) || Is(row, Feature.WishDepth, 3)
            || Is(row, Feature.TitleSimilarity, SameTitle) || Is(row, Feature.SkillsInGroup, 2);
        return isRelated ? Band.Possible : Band.LongShot;
    }

    // A place that is not known has a code over the limit, so it is never within reach.
    private static bool IsWithinReach(ReadOnlySpan<byte> row) => row[(int)Feature.TravelShare] == FeatureSchema.Missing
        ? row[(int)Feature.TravelMinutes] < FeatureSchema.HighestCode(Feature.TravelMinutes)
        : row[(int)Feature.TravelShare] < OverTheLimit;

    private static bool LacksNothing(ReadOnlySpan<byte> row) =>
        row[(int)Feature.MustShare] >= FeatureSchema.HighestCode(Feature.MustShare)
        && row[(int)Feature.ExperienceMet] != 0
        && row[(int)Feature.LanguageGap] == 0
        && row[(int)Feature.EducationGap] == 0;

    private static bool Is(ReadOnlySpan<byte> row, Feature feature, byte atLeast) =>
        row[(int)feature] >= atLeast && row[(int)feature] != FeatureSchema.Missing;
}
