using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.People.Participants;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Suggestions.Rematching;

/// <summary>
/// Works out lists anew, for the day that the version was counted: scores of one list must be of one day to be compared. Whether an opening is open
/// is asked for today.
/// </summary>
internal sealed class RenewLists(MatchningDb db, RankingEngine engine, SuggestionVersion version, DateOnly today)
{
    private const int ChunkSize = 500;

    private readonly DateOnly _asOf = version.AsOf ?? SwedishTime.Day(version.StartedAt);
    private OpeningIndex? _everything;

    /// <summary>Of those asked for: no profile, no open enrolment, or protected.</summary>
    public List<Guid> NotToBeMatched { get; } = [];

    public int RankedWhole { get; private set; }

    /// <summary>People who are new or have changed, against every open opening.</summary>
    public async IAsyncEnumerable<IReadOnlyList<RenewedList>> ForPeopleAsync(
        IReadOnlyCollection<Guid> people, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in people.Chunk(ChunkSize))
        {
            var profiles = await db.Participants.AsNoTracking().MayBeMatched().Where(p => chunk.Contains(p.Id)).Select(p => p.Profile!).ToListAsync(cancellationToken);
            var lists = await ListsAsync(chunk, cancellationToken);
            NotToBeMatched.AddRange(chunk.Except(profiles.Select(p => p.ParticipantId)));
            yield return await RankAsync(profiles, lists, cancellationToken);
        }
    }

    /// <summary>
    /// Everyone else who has a list, from the changed openings alone as far as that says enough; but for those whose own change could not be counted: they would
    /// keep the openings from all others.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<RenewedList>> ForOpeningsAsync(
        long[] openingIds, IReadOnlyList<Opening> before, IReadOnlyCollection<Guid> except,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (openingIds.Length == 0) yield break;
        var came = await db.Openings.AsNoTracking().ToMatchOn(today).Where(o => openingIds.Contains(o.Id)).ToListAsync(cancellationToken);
        var update = new UpdateList(engine, openingIds, came, before, _asOf);
        var people = await db.SuggestionLists.Where(l => l.VersionId == version.Id && !except.Contains(l.ParticipantId)
                && !db.RematchRequests.Any(r => r.ParticipantId == l.ParticipantId && r.Attempts >= RematchRequest.MostAttempts && r.CoveredBy != version.Id))
            .OrderBy(l => l.ParticipantId).Select(l => l.ParticipantId).ToListAsync(cancellationToken);
        foreach (var chunk in people.Chunk(ChunkSize))
        {
            var profiles = await db.CompetenceProfiles.AsNoTracking().Where(p => chunk.Contains(p.ParticipantId)).ToListAsync(cancellationToken);
            var lists = await ListsAsync(chunk, cancellationToken);
            var updated = profiles.AsParallel().AsOrdered().Select(p => (Profile: p, List: update.Of(p, lists[p.ParticipantId]))).ToList();
            yield return [.. updated.Where(u => u.List is not null).Select(u => new RenewedList(lists[u.Profile.ParticipantId], u.List!))];
            var again = updated.Where(u => u.List is null).Select(u => u.Profile).ToList();
            if (again.Count > 0) yield return await RankAsync(again, lists, cancellationToken);
        }
    }

    private Task<Dictionary<Guid, SuggestionList>> ListsAsync(Guid[] people, CancellationToken cancellationToken) => db.SuggestionLists.AsNoTracking()
        .Where(l => l.VersionId == version.Id && people.Contains(l.ParticipantId)).ToDictionaryAsync(l => l.ParticipantId, cancellationToken);

    private async Task<IReadOnlyList<RenewedList>> RankAsync(
        List<CompetenceProfile> profiles, Dictionary<Guid, SuggestionList> lists, CancellationToken cancellationToken)
    {
        if (profiles.Count == 0) return [];
        var everything = _everything ??= await EverythingAsync(cancellationToken);
        RankedWhole += profiles.Count;
        return [.. profiles.AsParallel().AsOrdered()
            .Select(p => new RenewedList(lists.GetValueOrDefault(p.ParticipantId), ListOf.Person(engine, everything, p, version.Id)))];
    }

    private async Task<OpeningIndex> EverythingAsync(CancellationToken cancellationToken)
    {
        var facts = new List<OpeningFacts>();
        await foreach (var opening in db.Openings.AsNoTracking().ToMatchOn(today).OrderBy(o => o.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            facts.Add(opening.ToFacts());
        return engine.Index(facts, _asOf, keepsFacts: false);
    }
}
