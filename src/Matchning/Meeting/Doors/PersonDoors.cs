using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Catalogue;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Doors;

/// <summary>What would open doors for one participant, ready to show: the best few, with a few openings each.</summary>
public sealed class PersonDoors(MatchningDb db, TimeProvider clock)
{
    public const int Examples = 3;

    /// <summary>Null when the person was not with when doors were counted, or is protected (domain rule 18).</summary>
    public async Task<DoorsOfPerson?> FindAsync(Guid participantId, int courses, int choices, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(participantId, cancellationToken);
        if (version is null) return null;
        var doors = await db.Doors.AsNoTracking().Where(d => d.ParticipantId == participantId).OrderBy(d => d.Place).ToListAsync(cancellationToken);
        var shown = Worthwhile(doors.Where(d => d.Weeks > 0)).Take(courses).Concat(Distinct(doors.Where(d => d.Weeks == 0)).Take(choices)).ToList();
        var openings = await OpeningsAsync([.. shown.SelectMany(Newest).Distinct()], cancellationToken);
        var codes = shown.Select(d => d.Code).ToList();
        var types = await db.MeasureTypes.AsNoTracking().Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, cancellationToken);
        var made = shown.ConvertAll(d => new DoorShown(d, types.GetValueOrDefault(d.Code), [.. Newest(d).Select(openings.GetValueOrDefault).OfType<OpeningBehindDoor>().Take(Examples)]));
        return new(version.CompletedAt, [.. made.Where(d => d.Door.Weeks > 0)], [.. made.Where(d => d.Door.Weeks == 0)]);
    }

    // There is one version of doors; someone without any was counted all the same if the version has a list for them.
    private Task<SuggestionVersion?> VersionAsync(Guid participantId, CancellationToken cancellationToken) => db.SuggestionVersions.AsNoTracking()
        .Where(v => db.Doors.Any(d => d.VersionId == v.Id)
            && db.SuggestionLists.Any(l => l.VersionId == v.Id && l.ParticipantId == participantId)
            && db.Participants.Any(p => p.Id == participantId && !p.IsProtected))
        .OrderByDescending(v => v.Id).FirstOrDefaultAsync(cancellationToken);

    // Nobody needs a long course for what a shorter one, further up, does as well.
    private static IEnumerable<Door> Worthwhile(IEnumerable<Door> courses)
    {
        var kept = new List<Door>();
        foreach (var course in courses)
        {
            if (kept.Any(k => k.Weeks <= course.Weeks && course.Opened.All(k.Opened.Contains) && course.Raised.All(k.Raised.Concat(k.Opened).Contains))) continue;
            kept.Add(course);
        }
        return kept;
    }

    // Half time and quarter time often open the same: the smaller step says it all, and comes first.
    private static IEnumerable<Door> Distinct(IEnumerable<Door> choices) => choices.DistinctBy(d => (d.Kind, d.Opened.Length == 0 ? d.Code : string.Join(',', d.Opened)));

    // Some may have closed since the night, so a few more than are shown are looked up.
    private static IEnumerable<long> Newest(Door door) => door.Opened.Concat(door.Raised).Take(Examples * 3);

    private async Task<Dictionary<long, OpeningBehindDoor>> OpeningsAsync(List<long> ids, CancellationToken cancellationToken)
    {
        return await db.Openings.AsNoTracking().OpenOn(clock.Today()).Where(o => ids.Contains(o.Id))
            .Select(o => new OpeningBehindDoor(o.Id, Opening.OwnTitleOf(o.Title, o.EmployerNeedId, o.OccupationLabel), o.EmployerName, o.PlaceLabel)).ToDictionaryAsync(o => o.Id, cancellationToken);
    }
}

public sealed record DoorsOfPerson(DateTimeOffset? CountedAt, IReadOnlyList<DoorShown> Courses, IReadOnlyList<DoorShown> Choices);

/// <param name="Measure">Null for a choice.</param>
public sealed record DoorShown(Door Door, MeasureType? Measure, IReadOnlyList<OpeningBehindDoor> Examples);

/// <param name="Title">Null for a need that has none of its own.</param>
public sealed record OpeningBehindDoor(long Id, string? Title, string? EmployerName, string? PlaceLabel);
