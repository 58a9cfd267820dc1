using Matchning.Catalogue;
using Matchning.Data;
using Matchning.Participants;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Doors;

/// <summary>What would open doors for one participant, ready to show: the best few, with a few openings each.</summary>
public sealed class PersonDoors(MatchningDb db, TimeProvider clock)
{
    public const int Examples = 3;

    /// <summary>Null when nothing is counted, or the person is protected (domain rule 18).</summary>
    public async Task<DoorsOfPerson?> FindAsync(Guid participantId, int courses, int choices, CancellationToken cancellationToken)
    {
        var doors = await db.Doors.AsNoTracking()
            .Where(d => d.ParticipantId == participantId && db.Participants.Any(p => p.Id == d.ParticipantId && p.Person.Protection == ProtectionLevel.None))
            .OrderBy(d => d.Place).ToListAsync(cancellationToken);
        if (doors.Count == 0) return null;
        var countedAt = await db.SuggestionVersions.Where(v => v.Id == doors[0].VersionId).Select(v => v.CompletedAt).SingleAsync(cancellationToken);
        var shown = doors.Where(d => d.Weeks > 0).Take(courses).Concat(doors.Where(d => d.Weeks == 0).Take(choices)).ToList();
        var openings = await OpeningsAsync([.. shown.SelectMany(Newest).Distinct()], cancellationToken);
        var codes = shown.Select(d => d.Code).ToList();
        var types = await db.MeasureTypes.AsNoTracking().Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, cancellationToken);
        var made = shown.ConvertAll(d => new DoorShown(d, types.GetValueOrDefault(d.Code), [.. Newest(d).Select(openings.GetValueOrDefault).OfType<OpeningBehindDoor>().Take(Examples)]));
        return new(countedAt, [.. made.Where(d => d.Door.Weeks > 0)], [.. made.Where(d => d.Door.Weeks == 0)]);
    }

    // Some may have closed since the night, so a few more than are shown are looked up.
    private static IEnumerable<long> Newest(Door door) => door.Opened.Concat(door.Raised).Take(Examples * 3);

    private async Task<Dictionary<long, OpeningBehindDoor>> OpeningsAsync(List<long> ids, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return await db.Openings.AsNoTracking().Where(o => ids.Contains(o.Id) && o.ClosedAt == null && (o.ClosesOn == null || o.ClosesOn >= today))
            .Select(o => new OpeningBehindDoor(o.Id, o.Title, o.EmployerName, o.PlaceLabel)).ToDictionaryAsync(o => o.Id, cancellationToken);
    }
}

public sealed record DoorsOfPerson(DateTimeOffset? CountedAt, IReadOnlyList<DoorShown> Courses, IReadOnlyList<DoorShown> Choices);

/// <param name="Measure">Null for a choice.</param>
public sealed record DoorShown(Door Door, MeasureType? Measure, IReadOnlyList<OpeningBehindDoor> Examples);

public sealed record OpeningBehindDoor(long Id, string Title, string? EmployerName, string? PlaceLabel);
