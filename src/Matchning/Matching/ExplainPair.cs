using Matchning.Data;
using Matchning.Openings;
using Matchning.Participants;
using Matchning.Ranking;
using Matchning.Ranking.Reasons;

namespace Matchning.Matching;

/// <summary>
/// Why a participant and an opening were put together, told live for the review page from what is known now. Only reads
/// and computes; the order the pair had in the night's list is not changed by it.
/// </summary>
public sealed class ExplainPair(RankingEngine engine, TimeProvider clock)
{
    public PairReasons Explain(CompetenceProfile profile, Opening opening) =>
        engine.Explain(engine.ScoreOne(profile.ToFacts(), opening.ToFacts(), clock.Today()));
}
