using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.Openings;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Participants;
using Matchning.Ranking.Doors;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Doors;

/// <summary>
/// Fifth step of the night: for everyone who has suggestions, which courses and choices would open more of the same openings,
/// scored by the ranker that made the suggestions. The longest step, and cut into shards like the lists.
/// </summary>
public sealed class FindDoors(MatchningDb db, RankerInForce ranker, DoorStore store, SharedStep shared, TimeProvider clock) : IShardedStep, INightStep
{
    public const string Step = "doors";

    /// <summary>Neighbouring work is many and alike: the best few per person are kept. Of everything else, all.</summary>
    public const int MostWork = 5;

    /// <summary>Someone's doors take many times as long as their list.</summary>
    public const int ShardSize = 20;

    public static StepDeclaration Declaration { get; } = new(Step, "Se vad som öppnar fler dörrar")
    {
        WhenFailed = "De nya förslagen gäller. Bara ”Det här skulle öppna fler dörrar” är från en tidigare natt.",
        WhatToDo = StepDeclaration.CanWait,
        Counts = [new("participants", "deltagare"), new("doors", "vägar till fler platser"), CountDeclaration.SetAside],
    };

    public string Name => Step;

    public async Task<IReadOnlyList<StepCount>> RunAsync(long runId, long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var version = await CurrentAsync(cancellationToken);
        if (!await db.RunShards.AnyAsync(s => s.RunId == runId && s.Step == Step && s.ResultId == version.Id, cancellationToken))
        {
            var people = await People(version.Id).Select(p => p.Id).ToListAsync(cancellationToken);
            await store.BeginAsync([.. RunShard.Cut(runId, Step, version.Id, people, ShardSize)], runId, fencingNumber, cancellationToken);
        }

        var counts = await shared.FinishAsync(runId, this, version.Id, progress, cancellationToken);
        await store.ShowAsync(version.Id, fencingNumber, cancellationToken);
        return counts;
    }

    public async Task<CountShard> PrepareAsync(long resultId, CancellationToken cancellationToken)
    {
        var version = await db.SuggestionVersions.AsNoTracking().SingleAsync(v => v.Id == resultId, cancellationToken);
        var openings = await db.Openings.AsNoTracking().ToMatchOn(version.AsOf ?? clock.Today()).Where(o => version.LastOpeningId == null || o.Id <= version.LastOpeningId)
            .OrderBy(o => o.Id).ToListAsync(cancellationToken);
        var types = await db.MeasureTypes.AsNoTracking().Where(m => m.IsPublished).OrderBy(m => m.Code).ToListAsync(cancellationToken);
        var finder = ranker.Doors(version.RankerName, openings.ConvertAll(o => o.ToFacts()), types.ConvertAll(m => m.ToChange()), version.AsOf ?? clock.Today());
        return (people, token) => CountAsync(finder, version.Id, people, token);
    }

    private Task<SuggestionVersion> CurrentAsync(CancellationToken cancellationToken) =>
        db.SuggestionVersions.AsNoTracking().SingleAsync(v => v.State == SuggestionState.Current, cancellationToken);

    // Those with a list were let through by domain rule 18 an hour ago; who has been protected since is left out here.
    private IQueryable<Participant> People(long versionId) => db.Participants.AsNoTracking()
        .Where(p => !p.IsProtected && p.Profile != null
            && db.SuggestionLists.Any(l => l.VersionId == versionId && l.ParticipantId == p.Id))
        .OrderBy(p => p.Id);

    private async Task<ShardResult> CountAsync(DoorFinder finder, long versionId, IReadOnlyList<Guid> people, CancellationToken cancellationToken)
    {
        var profiles = await People(versionId).Where(p => people.Contains(p.Id)).Select(p => p.Profile!).ToListAsync(cancellationToken);
        var doors = profiles.AsParallel().AsOrdered().WithCancellation(cancellationToken).SelectMany(p => Of(p, finder, versionId)).ToList();
        return new([new("participants", profiles.Count), new("doors", doors.Count)], (connection, token) => DoorStore.WriteAsync(connection, doors, token));
    }

    private static IEnumerable<Door> Of(CompetenceProfile profile, DoorFinder finder, long versionId)
    {
        var found = finder.Find(profile.ToFacts());
        var tooMuch = found.Where(d => d.Change.Kind == ChangeKind.Work).Skip(MostWork).ToHashSet();
        return found.Where(d => !tooMuch.Contains(d)).Select((doors, i) => new Door
        {
            ParticipantId = profile.ParticipantId,
            Code = doors.Change.Code,
            VersionId = versionId,
            UnitId = profile.UnitId,
            Kind = doors.Change.Kind,
            Subject = doors.Change.Subject,
            Near = doors.Change.Near,
            Weeks = doors.Change.Weeks,
            Place = i + 1,
            Opened = Ids(doors.Opened),
            Raised = Ids(doors.Raised),
            Grounds = doors.Grounds,
        });
    }

    private static long[] Ids(IEnumerable<string> ids) => [.. ids.Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
}
