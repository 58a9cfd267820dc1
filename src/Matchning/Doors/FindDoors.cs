using System.Globalization;
using Matchning.Data;
using Matchning.Matching;
using Matchning.Openings;
using Matchning.Participants;
using Matchning.Proposals;
using Matchning.Ranking.Doors;
using Matchning.Ranking.Facts;
using Matchning.Runs;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Doors;

/// <summary>
/// Last step of the night: for everyone who has suggestions, which courses and choices would open more of the same openings,
/// scored by the ranker that made the suggestions.
/// </summary>
public sealed class FindDoors(MatchningDb db, RankerInForce ranker, DoorStore store, TimeProvider clock)
{
    /// <summary>Neighbouring work is many and alike: the best few per person are kept. Of everything else, all.</summary>
    public const int MostWork = 5;

    // Progress is shown and memory given back this often.
    private const int ChunkSize = 40;

    public async Task<IReadOnlyList<StepCount>> RunAsync(long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var version = await db.SuggestionVersions.AsNoTracking().SingleAsync(v => v.State == SuggestionState.Current, cancellationToken);
        var people = await PeopleAsync(version.Id, cancellationToken);
        var openings = await OpeningsAsync(cancellationToken);
        var finder = ranker.Doors(version.RankerName, openings, await MeasuresAsync(cancellationToken), clock.Today());
        var found = new List<Door>();
        for (var done = 0; done < people.Count; done += ChunkSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await progress.ReportAsync(done, people.Count);
            found.AddRange(people.Skip(done).Take(ChunkSize).AsParallel().AsOrdered().SelectMany(p => Of(p, finder, version.Id)));
        }

        await store.ReplaceAsync(found, fencingNumber, cancellationToken);
        await progress.ReportAsync(people.Count, people.Count);
        return [new("participants", people.Count), new("openings", openings.Count), new("doors", found.Count)];
    }

    // Those with a list were let through by domain rule 18 an hour ago; who has been protected since is left out here.
    private async Task<List<CompetenceProfile>> PeopleAsync(long versionId, CancellationToken cancellationToken) =>
        await db.Participants.AsNoTracking()
            .Where(p => p.Person.Protection == ProtectionLevel.None && p.Profile != null
                && db.SuggestionLists.Any(l => l.VersionId == versionId && l.ParticipantId == p.Id))
            .OrderBy(p => p.Id).Select(p => p.Profile!).ToListAsync(cancellationToken);

    private async Task<List<OpeningFacts>> OpeningsAsync(CancellationToken cancellationToken)
    {
        var openings = await db.Openings.AsNoTracking().OpenOn(clock.Today()).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        return openings.ConvertAll(o => o.ToFacts());
    }

    private async Task<List<Change>> MeasuresAsync(CancellationToken cancellationToken)
    {
        var types = await db.MeasureTypes.AsNoTracking().Where(m => m.IsPublished).OrderBy(m => m.Code).ToListAsync(cancellationToken);
        return types.ConvertAll(m => m.ToChange());
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
