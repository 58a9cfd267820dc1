using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Reasons;

/// <summary>
/// Tells a ranked pair's facts, as codes, with the contributions of the scorer that ranked it. A fact stands under for or
/// against by what it is; how much it weighed only orders the list. Thread-safe.
/// </summary>
public sealed class MatchReasons(RankingTaxonomy taxonomy, IPairScorer scorer)
{
    /// <summary>The reasons of one pair, from the pair's own feature row.</summary>
    /// <exception cref="ArgumentException">The row does not have the schema's length.</exception>
    public PairReasons Explain(ParticipantFacts participant, OpeningFacts opening, RankedPair pair)
    {
        if (pair.FeatureRow.Length != FeatureSchema.Count)
            throw new ArgumentException($"The pair's row has {pair.FeatureRow.Length} bytes; the schema has {FeatureSchema.Count}.", nameof(pair));
        var contributions = new float[FeatureSchema.Count];
        scorer.Contributions(pair.FeatureRow, contributions);
        var (person, place) = Prepared(participant, opening, pair);
        var lists = new ReasonLists(person, place, pair.Gate, pair.FeatureRow, contributions);
        WorkReasons.Write(lists);
        RequirementReasons.Write(lists);
        SkillReasons.Write(lists);
        TextReasons.Write(lists);
        TermReasons.Write(lists);
        return lists.Ordered();
    }

    private (PreparedParticipant, PreparedOpening) Prepared(ParticipantFacts participant, OpeningFacts opening, RankedPair pair) =>
        pair.Prepared is { } own && ReferenceEquals(own.Person.Facts, participant) && ReferenceEquals(own.Opening.Facts, opening)
            ? own
            : (new PreparedParticipant(participant, taxonomy), new PreparedOpening(opening, taxonomy, pair.AsOf));
}
