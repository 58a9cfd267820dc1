using Matchning.Floor.Data;
using Matchning.Ranking;
using Matchning.Ranking.Doors;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Rule;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Matching;

/// <summary>The engine with the ranker that is switched on: the written rule, or a model under models/. Which one is a row in the database.</summary>
public sealed class RankerInForce(MatchningDb db, RankingTaxonomy taxonomy, RankerShelf shelf)
{
    public async Task<string> NameAsync(CancellationToken cancellationToken) =>
        await db.RankerChoices.OrderByDescending(c => c.Id).Select(c => c.RankerName).FirstOrDefaultAsync(cancellationToken)
        ?? RankerChoice.Rule;

    /// <exception cref="PlainFaultException">The model that is on is missing or broken.</exception>
    public async Task<RankingEngine> EngineAsync(CancellationToken cancellationToken) =>
        Engine(await NameAsync(cancellationToken));

    /// <summary>The engine with a ranker by name, on or not.</summary>
    public RankingEngine Engine(string rankerName) => new(taxonomy, shelf.Get(rankerName));

    /// <summary>What would open doors among the openings, by the same ranker.</summary>
    public DoorFinder Doors(string rankerName, IReadOnlyList<OpeningFacts> openings, IReadOnlyList<Change> measures, DateOnly asOf) =>
        new(taxonomy, shelf.Get(rankerName), Engine(rankerName).Index(openings, asOf), measures);
}
