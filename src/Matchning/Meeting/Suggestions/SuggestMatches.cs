using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.Openings;
using Matchning.Meeting.Matching;
using Matchning.People.Participants;
using Matchning.Ranking;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Suggestions;

/// <summary>
/// Third step of the night: every participant against every open opening, and the best kept as a new version of suggestions. It becomes current when it is
/// assigned. Cut into shards that any node counts; which one does makes no difference to a byte.
/// </summary>
public sealed class SuggestMatches(MatchningDb db, RankerInForce ranker, SuggestionStore store, SharedStep shared, TimeProvider clock) : IShardedStep, INightStep
{
    public const string Step = "match";

    /// <summary>Nobody reviews more in a day than this; the rest of the order is made again tomorrow.</summary>
    public const int Top = 50;

    /// <summary>A fraction of a second's work: little is lost with a node, and progress is seen.</summary>
    public const int ShardSize = 100;

    public static StepDeclaration Declaration { get; } = new(Step, "Räkna förslag")
    {
        WhenFailed = "Nya förslag är inte räknade.",
        WhatToDo = "Nämner felet en modell: slå på regeln eller en annan modell under Administration, Modeller, och kör sedan steget igen.",
        Counts = [new("participants", "deltagare"), new("openings", "platser", "plats"), new("suggestions", "förslag"), CountDeclaration.SetAside],
    };

    public string Name => Step;

    public async Task<IReadOnlyList<StepCount>> RunAsync(long runId, long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var rankerName = await ranker.NameAsync(cancellationToken);
        ranker.Engine(rankerName);
        var version = await store.BegunAsync(runId, rankerName, cancellationToken) ?? await BeginAsync(rankerName, runId, fencingNumber, cancellationToken);
        var counts = await shared.FinishAsync(runId, this, version.Id, progress, cancellationToken);
        var leftOut = await SetAsideBefore(runId).CountAsync(cancellationToken);
        return [.. counts.Where(c => c.Name != SharedStep.SetAside), new("openings", version.OpeningsCounted),
            new(SharedStep.SetAside, counts.Single(c => c.Name == SharedStep.SetAside).Value + leftOut)];
    }

    public async Task<CountShard> PrepareAsync(long resultId, CancellationToken cancellationToken)
    {
        var version = await db.SuggestionVersions.AsNoTracking().SingleAsync(v => v.Id == resultId, cancellationToken);
        var engine = ranker.Engine(version.RankerName);
        var openings = await Openings(version).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        var index = engine.Index(openings.ConvertAll(o => o.ToFacts()), version.AsOf!.Value, keepsFacts: false);
        return (people, token) => CountAsync(engine, index, version.Id, people, token);
    }

    private async Task<SuggestionVersion> BeginAsync(string rankerName, long runId, long? fencingNumber, CancellationToken cancellationToken)
    {
        var version = new SuggestionVersion
        {
            State = SuggestionState.Building,
            RankerName = rankerName,
            RuleVersion = Gate.Version,
            SchemaId = FeatureSchema.Id,
            AsOf = clock.Today(),
            StartedAt = clock.GetUtcNow(),
        };
        await store.BeginAsync(version, () => ReadAsync(version, runId, cancellationToken), runId, fencingNumber, cancellationToken);
        return version;
    }

    private async Task<IReadOnlyList<Guid>> ReadAsync(SuggestionVersion version, long runId, CancellationToken cancellationToken)
    {
        var setAside = SetAsideBefore(runId).Select(p => p.Id);
        var people = await db.Participants.MayBeMatched().Where(p => !setAside.Contains(p.Id)).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellationToken);
        version.LastOpeningId = await db.Openings.ToMatchOn(version.AsOf!.Value).MaxAsync(o => (long?)o.Id, cancellationToken) ?? 0;
        (version.ParticipantsCounted, version.OpeningsCounted) = (people.Count, await Openings(version).CountAsync(cancellationToken));
        return people;
    }

    // Those an earlier night could not count, until their profile changes or an administrator lets them be tried again.
    private IQueryable<Participant> SetAsideBefore(long runId) => db.Participants.AsNoTracking().MayBeMatched().Where(p => db.RunShards.Any(
        s => s.State == ShardState.SetAside && s.Step == Step && s.RunId != runId && s.ReleasedAt == null && s.EndedAt > p.Profile!.UpdatedAt && s.ParticipantIds.Contains(p.Id)));

    private IQueryable<Opening> Openings(SuggestionVersion version) =>
        db.Openings.AsNoTracking().ToMatchOn(version.AsOf!.Value).Where(o => o.Id <= version.LastOpeningId);

    private async Task<ShardResult> CountAsync(
        RankingEngine engine, OpeningIndex index, long versionId, IReadOnlyList<Guid> people, CancellationToken cancellationToken)
    {
        var profiles = await db.Participants.AsNoTracking().MayBeMatched().Where(p => people.Contains(p.Id)).OrderBy(p => p.Id).Select(p => p.Profile!).ToListAsync(cancellationToken);
        var lists = profiles.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(p => ListOf.Person(engine, index, p, versionId)).ToList();
        return new(
            [new("participants", lists.Count), new("suggestions", lists.Sum(l => (long)l.OpeningIds.Length))],
            (connection, token) => SuggestionStore.WriteAsync(connection, lists, token));
    }
}
