using Matchning.Ranking.Facts;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Training.Evaluation;

/// <summary>The taxonomy rule that many systems stop at: how many leading SSYK digits held or wished work has in common with the opening's.</summary>
public sealed class SsykPrefix(RankingTaxonomy taxonomy, IReadOnlyList<OpeningFacts> openings)
{
    private const int SameOccupation = 5;

    /// <summary>0–4 digits, 5 for the same occupation; the best of all held and wished work.</summary>
    public float[] Scores(ParticipantFacts person)
    {
        string[] ids = [.. person.Occupations.Select(o => o.ConceptId), .. person.WishOccupations.Select(o => o.ConceptId)];
        return [.. openings.Select(o => (float)ids.Select(id => Common(id, o)).DefaultIfEmpty(0).Max())];
    }

    private int Common(string occupationId, OpeningFacts opening)
    {
        if (occupationId.Length > 0 && occupationId == opening.OccupationId) return SameOccupation;
        var (held, wanted) = (taxonomy.Occupation(occupationId)?.Ssyk4, opening.Ssyk4);
        if (held is null || wanted is null) return 0;
        var digits = 0;
        while (digits < held.Length && digits < wanted.Length && held[digits] == wanted[digits]) digits++;
        return digits;
    }
}
