using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Ranking.Assignment;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Suggestions.Assigning;

/// <summary>Reads a unit's new lists as the assignment takes them: less the pairs that are decided already, and with what room each opening has left.</summary>
internal sealed class ReadUnit(MatchningDb db, IDecidedPairs decisions, int peoplePerPlace, DateOnly today)
{
    public async Task<UnitToAssign> ReadAsync(long versionId, Guid unitId, CancellationToken cancellationToken)
    {
        var lists = await db.SuggestionLists.AsNoTracking().Where(l => l.VersionId == versionId && l.UnitId == unitId)
            .OrderBy(l => l.ParticipantId).Select(l => new ListRow(l.ParticipantId, l.OpeningIds, l.Scores)).ToListAsync(cancellationToken);
        var decided = await decisions.OfUnitAsync(unitId, cancellationToken);
        var referredOn = await db.Enrolments.AsNoTracking().Where(e => e.UnitId == unitId && e.ExitedOn == null)
            .ToDictionaryAsync(e => e.ParticipantId, e => e.ReferredOn, cancellationToken);
        var capacity = await ReadCapacityAsync([.. lists.SelectMany(l => l.OpeningIds).Distinct()], decided, cancellationToken);
        var byPerson = decided.ToLookup(d => d.ParticipantId);
        var ranks = lists.ConvertAll(l => Ranks(l, byPerson[l.ParticipantId].Select(d => d.OpeningId).ToHashSet()));
        return new(
            lists.ConvertAll(l => l.ParticipantId),
            [.. lists.Select((l, i) => Person(l, ranks[i], DaysWithout(byPerson[l.ParticipantId], referredOn.GetValueOrDefault(l.ParticipantId, today))))],
            ranks, capacity);
    }

    // An agreed proposal fills a place, whichever unit it is from; one that waits for an answer, or is saved for later, is one of those the opening is proposed to.
    private async Task<Dictionary<long, int>> ReadCapacityAsync(long[] openingIds, List<DecidedPair> decided, CancellationToken cancellationToken)
    {
        var filled = await decisions.FilledAsync(openingIds, cancellationToken);
        var waiting = decided.Where(d => d.IsWaiting).CountBy(d => d.OpeningId).ToDictionary();
        var openings = await db.Openings.AsNoTracking().OpenOn(today).Where(o => openingIds.Contains(o.Id))
            .Select(o => new { o.Id, o.Places }).ToListAsync(cancellationToken);
        return openings.ToDictionary(o => o.Id, o => Capacity(o.Places, filled.GetValueOrDefault(o.Id), waiting.GetValueOrDefault(o.Id)));
    }

    // A feed may say thousands of places: more than these are not believed when people are spread.
    private int Capacity(int places, int filled, int waiting) =>
        (int)Math.Clamp((Math.Min((long)places, Opening.MostBelievedPlaces) - filled) * peoplePerPlace - waiting, 0, int.MaxValue);

    private static short[] Ranks(ListRow list, HashSet<long> decided) =>
        [.. Enumerable.Range(0, list.OpeningIds.Length).Where(i => !decided.Contains(list.OpeningIds[i])).Select(i => (short)(i + 1))];

    private static PersonToAssign Person(ListRow list, short[] ranks, int daysWithout) => new()
    {
        OpeningIds = [.. ranks.Select(r => list.OpeningIds[r - 1])],
        Scores = AsShown([.. ranks.Select(r => list.Scores[r - 1])]),
        Bonus = WaitBonus.Of(daysWithout),
    };

    // Bands order the list before scores do: what stands further down is worth no more here, whatever its score.
    private static float[] AsShown(float[] scores)
    {
        for (var i = 1; i < scores.Length; i++) scores[i] = Math.Min(scores[i], scores[i - 1]);
        return scores;
    }

    private int DaysWithout(IEnumerable<DecidedPair> decided, DateOnly referredOn)
    {
        var newest = decided.Select(d => SwedishTime.Day(d.At)).DefaultIfEmpty(referredOn).Max();
        return today.DayNumber - newest.DayNumber;
    }

    private sealed record ListRow(Guid ParticipantId, long[] OpeningIds, float[] Scores);
}

/// <param name="Ranks">For each person, the rank in the stored list of each opening that is left to pick from.</param>
internal sealed record UnitToAssign(
    IReadOnlyList<Guid> ParticipantIds, IReadOnlyList<PersonToAssign> People, IReadOnlyList<short[]> Ranks, IReadOnlyDictionary<long, int> Capacity);
