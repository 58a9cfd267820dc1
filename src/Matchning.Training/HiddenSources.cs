using Matchning.Ranking.Features;

namespace Matchning.Training;

/// <summary>What a training grade can come from by itself.</summary>
internal enum GradeSource { HeldWork, HeldBySubstitutability, HeldByGroup, Wishes, Skills }

/// <summary>
/// The sources of the grades are also features, and a model that sees them learns to repeat them. So each source grades lists by itself,
/// with its own features hidden: what is left has to tell what the source would say (Blum and Mitchell 1998). What the person has done grades three
/// times: with everything of it hidden, and with only one of the two tables hidden that grades, so that neither table is leaned on where it is silent.
/// </summary>
internal static class HiddenSources
{
    /// <summary>A copy of whole rows as they would be for a person who has told nothing of what the source reads.</summary>
    public static byte[] Without(byte[] rows, GradeSource source)
    {
        var copy = (byte[])rows.Clone();
        for (var at = 0; at < copy.Length; at += FeatureSchema.Count) Hide(copy.AsSpan(at, FeatureSchema.Count), source);
        return copy;
    }

    private static void Hide(Span<byte> row, GradeSource source)
    {
        foreach (var feature in Features(source))
        {
            var isTold = row[(int)feature] != FeatureSchema.Missing;
            if (isTold) row[(int)feature] = source == GradeSource.Wishes ? FeatureSchema.Missing : (byte)0;
        }
    }

    private static Feature[] Features(GradeSource source) => source switch
    {
        GradeSource.HeldWork =>
        [
            Feature.OccupationExact, Feature.Substitutability, Feature.SsykDepth, Feature.SameField, Feature.RelatedYears, Feature.RelatedRecency,
            Feature.TitleSimilarity,
        ],
        GradeSource.HeldBySubstitutability => [Feature.OccupationExact, Feature.Substitutability],
        GradeSource.HeldByGroup => [Feature.OccupationExact, Feature.SsykDepth, Feature.SameField, Feature.RelatedYears, Feature.RelatedRecency],
        GradeSource.Wishes => [Feature.WishExact, Feature.WishDepth, Feature.TitleSimilarity],
        _ => [Feature.SkillsInGroup, Feature.SkillsUsed, Feature.NearSkill],
    };
}
