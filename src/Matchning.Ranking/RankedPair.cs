using Matchning.Ranking.Facts;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking;

/// <summary>One person and one opening as a run saw them. A score belongs to the pair; no score of a person exists.</summary>
public sealed record RankedPair
{
    public required ParticipantFacts Participant { get; init; }
    public required OpeningFacts Opening { get; init; }

    /// <summary>For ordering only; the size means nothing by itself and differs between rule and model.</summary>
    public required float Score { get; init; }

    public required Band Band { get; init; }
    public required GateResult Gate { get; init; }

    /// <summary>The row the score was made from, to be kept with a proposal. <see cref="Features.FeatureSchema.Count"/> bytes.</summary>
    public required byte[] FeatureRow { get; init; }

    /// <summary>The day the ranking was made for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What the run had worked out of the facts, so that reasons need not do it again; null for pairs made elsewhere.</summary>
    internal (PreparedParticipant Person, PreparedOpening Opening)? Prepared { get; init; }
}
