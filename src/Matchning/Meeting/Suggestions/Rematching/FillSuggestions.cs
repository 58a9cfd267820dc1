using Matchning.Floor.Data;
using Matchning.Meeting.Suggestions.Assigning;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Suggestions.Rematching;

/// <summary>
/// What the night proposed stands as long as it is in the list. Those whose list changed and who have fewer proposals than a night gives get the
/// next in their list, as far as the openings have room in the unit; those who have waited longest choose first. Nobody gets more than a night gives.
/// </summary>
internal sealed class FillSuggestions(MatchningDb db, IDecidedPairs decisions, AssignmentOptions options, DateOnly today)
{
    /// <param name="versionId">The current version.</param>
    /// <param name="renewed">People with their unit.</param>
    /// <param name="cancellationToken">Stops between units.</param>
    public async Task RunAsync(long versionId, IReadOnlyDictionary<Guid, Guid> renewed, CancellationToken cancellationToken)
    {
        foreach (var unit in renewed.GroupBy(r => r.Value, r => r.Key).OrderBy(u => u.Key))
        {
            var people = unit.ToArray();
            var toFill = await db.SuggestionLists
                .Where(l => l.VersionId == versionId && people.Contains(l.ParticipantId) && l.Assigned != null
                    && l.Assigned.Length < options.PerPerson && l.Assigned.Length < l.OpeningIds.Length)
                .ToDictionaryAsync(l => l.ParticipantId, cancellationToken);
            if (toFill.Count > 0) await FillAsync(versionId, unit.Key, toFill, cancellationToken);
        }
    }

    private async Task FillAsync(long versionId, Guid unitId, Dictionary<Guid, SuggestionList> toFill, CancellationToken cancellationToken)
    {
        var unit = await new ReadUnit(db, decisions, options.PeoplePerPlace, today).ReadAsync(versionId, unitId, cancellationToken);
        var room = await RoomAsync(versionId, unitId, unit, cancellationToken);
        var order = Enumerable.Range(0, unit.ParticipantIds.Count).Where(i => toFill.ContainsKey(unit.ParticipantIds[i])).OrderByDescending(i => unit.People[i].Bonus);
        foreach (var i in order)
        {
            var list = toFill[unit.ParticipantIds[i]];
            var ranks = list.Assigned!.ToList();
            foreach (var rank in unit.Ranks[i])
            {
                if (ranks.Count >= options.PerPerson) break;
                if (ranks.Contains(rank) || room.GetValueOrDefault(list.OpeningIds[rank - 1]) <= 0) continue;
                room[list.OpeningIds[rank - 1]]--;
                ranks.Add(rank);
            }

            list.Assigned = [.. ranks.Order()];
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    // Capacity is for everyone the opening is proposed to and who has not been decided about; those take their part first.
    private async Task<Dictionary<long, int>> RoomAsync(long versionId, Guid unitId, UnitToAssign unit, CancellationToken cancellationToken)
    {
        var assigned = await db.SuggestionLists.AsNoTracking().Where(l => l.VersionId == versionId && l.UnitId == unitId && l.Assigned != null)
            .Select(l => new { l.ParticipantId, l.OpeningIds, l.Assigned }).ToDictionaryAsync(l => l.ParticipantId, cancellationToken);
        var room = unit.Capacity.ToDictionary();
        for (var i = 0; i < unit.ParticipantIds.Count; i++)
        {
            if (!assigned.TryGetValue(unit.ParticipantIds[i], out var list)) continue;
            foreach (var rank in list.Assigned!.Intersect(unit.Ranks[i])) room[list.OpeningIds[rank - 1]] = room.GetValueOrDefault(list.OpeningIds[rank - 1]) - 1;
        }

        return room;
    }
}
