using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Features;

/// <summary>
/// Builds the feature row of a pair straight into bytes. Depends on nothing but the two facts, the taxonomy and the day:
/// the same pair has the same row alone and in a list.
/// </summary>
public static class MatchFeatures
{
    /// <summary>Fills one row. Thread-safe; allocates nothing. All codes come from <see cref="FeatureSchema.Code"/>.</summary>
    /// <param name="row">At least <see cref="FeatureSchema.Count"/> bytes; exactly that many are written.</param>
    public static void Fill(PreparedParticipant participant, PreparedOpening opening, Span<byte> row)
    {
        var work = WorkRelation.Of(participant, opening.Wanted, opening.AsOf.Year);
        WorkFeatures.Fill(participant, opening, work, row);
        RequirementFeatures.Fill(participant, opening, work, row);
        SkillFeatures.Fill(participant, opening, row);
        TermFeatures.Fill(participant, opening, row);
    }

    internal static void Set(this Span<byte> row, Feature feature, float value) => row[(int)feature] = FeatureSchema.Code(feature, value);

    internal static void Set(this Span<byte> row, Feature feature, bool value) => row[(int)feature] = value ? (byte)1 : (byte)0;
}

internal static class WorkFeatures
{
    public static void Fill(PreparedParticipant participant, PreparedOpening opening, in WorkRelation work, Span<byte> row)
    {
        row.Set(Feature.OccupationExact, work.IsExact);
        row.Set(Feature.Substitutability, work.Substitutability);
        row.Set(Feature.SsykDepth, work.Depth);
        row.Set(Feature.SameField, work.IsSameField);
        row.Set(Feature.RelatedYears, (float)work.RelatedYears);
        row.Set(Feature.RelatedRecency, work.Recency);
        Wishes(participant, opening, row);
        row.Set(Feature.TitleSimilarity, TitleSimilarity(participant, opening));
        row.Set(Feature.SkillsInGroup, opening.Ssyk4 is null ? 0 : participant.SkillsPerGroup.GetValueOrDefault(opening.Ssyk4));
    }

    private static void Wishes(PreparedParticipant participant, PreparedOpening opening, Span<byte> row)
    {
        var isExact = false;
        var depth = 0;
        foreach (var wish in participant.Wishes)
        {
            isExact |= wish.ConceptId == opening.Wanted.OccupationId;
            depth = Math.Max(depth, isExact ? 4 : WorkRelation.CommonPrefix(wish.Ssyk4, opening.Ssyk4));
        }
        row.Set(Feature.WishExact, participant.Wishes.Length == 0 ? float.NaN : isExact ? 1 : 0);
        row.Set(Feature.WishDepth, participant.Wishes.Length == 0 ? float.NaN : depth);
    }

    private static float TitleSimilarity(PreparedParticipant participant, PreparedOpening opening)
    {
        var best = 0f;
        foreach (var work in participant.Held) best = Math.Max(best, Best(work, opening.TitleGrams));
        foreach (var wish in participant.Wishes) best = Math.Max(best, Best(wish, opening.TitleGrams));
        foreach (var word in participant.OwnWords) best = Math.Max(best, word.Share(opening.TitleGrams));
        return best;
    }

    private static float Best(KnownWork work, GramSet titleGrams)
    {
        var best = 0f;
        foreach (var part in work.LabelGrams) best = Math.Max(best, titleGrams.Share(part));
        return best;
    }
}
