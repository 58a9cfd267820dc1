using System.Globalization;
using Matchning.Data;
using Matchning.Matching;
using Matchning.Openings;
using Matchning.Participants;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Runs;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Proposals;

/// <summary>Third step of the night: every participant against every open opening, and the best kept as a new version of suggestions. It becomes current when it is assigned.</summary>
public sealed class ProposeMatches(MatchningDb db, RankerInForce ranker, SuggestionStore store, TimeProvider clock)
{
    /// <summary>Nobody reviews more in a day than this; the rest of the order is made again tomorrow.</summary>
    public const int Top = 50;

    // Progress is shown this often; a chunk takes a fraction of a second.
    private const int ChunkSize = 100;

    public async Task<IReadOnlyList<StepCount>> RunAsync(StepProgress progress, CancellationToken cancellationToken)
    {
        var engine = await ranker.EngineAsync(cancellationToken);
        // Begun before anything is read: what changes from here on is matched again when the version is current.
        var version = await store.BeginAsync(await NewVersionAsync(cancellationToken), cancellationToken);
        var openings = await OpenOpeningsAsync(cancellationToken);
        var people = await PeopleAsync(cancellationToken);
        (version.ParticipantsCounted, version.OpeningsCounted) = (people.Count, openings.Count);
        await db.SaveChangesAsync(cancellationToken);
        var index = engine.Index(openings, clock.Today(), keepsFacts: false);
        var (done, pairs) = (0, 0L);
        await progress.ReportAsync(0, people.Count);
        foreach (var chunk in people.Chunk(ChunkSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var lists = chunk.AsParallel().AsOrdered().Select(p => List(engine, index, p, version.Id)).ToList();
            await store.WriteAsync(lists, cancellationToken);
            done += chunk.Length;
            pairs += lists.Sum(l => (long)l.OpeningIds.Length);
            await progress.ReportAsync(done, people.Count);
        }

        return [new("participants", people.Count), new("openings", openings.Count), new("suggestions", pairs)];
    }

    private async Task<List<OpeningFacts>> OpenOpeningsAsync(CancellationToken cancellationToken)
    {
        var openings = await db.Openings.AsNoTracking().OpenOn(clock.Today()).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        return openings.ConvertAll(o => o.ToFacts());
    }

    private async Task<List<CompetenceProfile>> PeopleAsync(CancellationToken cancellationToken) =>
        await db.Participants.AsNoTracking().MayBeMatched().OrderBy(p => p.Id).Select(p => p.Profile!).ToListAsync(cancellationToken);

    private async Task<SuggestionVersion> NewVersionAsync(CancellationToken cancellationToken) => new()
    {
        State = SuggestionState.Building,
        RankerName = await ranker.NameAsync(cancellationToken),
        RuleVersion = Gate.Version,
        SchemaId = FeatureSchema.Id,
        StartedAt = clock.GetUtcNow(),
    };

    internal static SuggestionList List(RankingEngine engine, OpeningIndex index, CompetenceProfile profile, long versionId)
    {
        var list = engine.RankShort(profile.ToFacts(), index, Top, countsRefused: true);
        return new SuggestionList
        {
            VersionId = versionId,
            ParticipantId = profile.ParticipantId,
            UnitId = profile.UnitId,
            OpeningIds = Array.ConvertAll(list.Numbers, n => long.Parse(index.Ids[n], CultureInfo.InvariantCulture)),
            Scores = list.Scores,
            Bands = [.. Enumerable.Range(0, list.Count).Select(i => (short)list.Band(i))],
            FeatureRows = list.Rows,
            KeptOut = [.. list.Refused.Select(r => new GateCount(r.Key, r.Value)).OrderByDescending(g => g.Openings)],
        };
    }
}
