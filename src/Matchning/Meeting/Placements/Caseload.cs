using Matchning.Floor.Data;
using Matchning.People.Door;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Placements;

/// <summary>A consultant's own participants with open enrolment: who waits, and whose placement ends. Protected people are not listed.</summary>
public sealed class Caseload(MatchningDb db, PeopleDoor door, TimeProvider clock)
{
    /// <summary>A placement that ends within this many days is to be planned on from.</summary>
    public const int EndsSoonDays = 30;

    /// <summary>By name. A caseload is some tens of people, so it is read whole and filtered where it is shown.</summary>
    public async Task<IReadOnlyList<CaseloadRow>> OfAsync(Guid consultantId, CancellationToken cancellationToken = default)
    {
        var today = clock.Today();
        var people = await (
            from participant in db.Participants.AsNoTracking()
            where participant.ConsultantId == consultantId
            from enrolment in participant.Enrolments
            where enrolment.ExitedOn == null
            let placement = db.Placements.Where(p => p.ParticipantId == participant.Id && p.EndsOn >= today).OrderBy(p => p.EndsOn).FirstOrDefault()
            select new CaseloadRow(
                participant.Id, enrolment.Phase, enrolment.ReferredOn,
                enrolment.FirstMeasureOn == null, placement == null ? null : placement.Kind, placement == null ? null : placement.EndsOn))
            .ToListAsync(cancellationToken);
        return [.. (await door.NamedAsync(people, p => p.ParticipantId, (p, name) => p with { Name = name }, "egna deltagare", cancellationToken))
            .OrderBy(p => p.Name.LastName, StringComparer.Create(SwedishTime.Culture, ignoreCase: true)).ThenBy(p => p.Name.FirstName).ThenBy(p => p.ParticipantId)];
    }
}

/// <param name="Waits">No measure has begun since the referral.</param>
public sealed record CaseloadRow(
    Guid ParticipantId, Phase Phase, DateOnly ReferredOn, bool Waits, PlaceKinds? PlacementKind, DateOnly? PlacementEndsOn)
{
    public PersonName Name { get; init; } = null!;

    public string ShortName => Name.ShortName;

    public bool EndsSoon(DateOnly today) => PlacementEndsOn <= today.AddDays(Caseload.EndsSoonDays);
}
