using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.People.Participants;
using Matchning.Ranking.Reasons;

namespace Matchning.Meeting.Matching;

/// <summary>
/// Why a participant and an opening were put together, told live for the review page from what is known now, by the ranker
/// that made the list. Only reads and computes; the order the pair had in the night's list is not changed by it.
/// </summary>
public sealed class ExplainPair(RankerInForce ranker, TimeProvider clock)
{
    /// <param name="rankerName">The ranker of the list the pair stands in; null for a pair outside the lists.</param>
    public async Task<PairReasons> ExplainAsync(
        CompetenceProfile profile, Opening opening, string? rankerName, CancellationToken cancellationToken = default)
    {
        var engine = rankerName is null ? await ranker.EngineAsync(cancellationToken) : ranker.Engine(rankerName);
        return engine.Explain(engine.ScoreOne(profile.ToFacts(), opening.ToFacts(), clock.Today()));
    }
}
