using Matchning.Floor.Data;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Placements;

/// <summary>A consultant's own participants with open enrolment: who waits, and whose placement ends. Protected people are not listed.</summary>
public sealed class Caseload(MatchningDb db, TimeProvider clock)
{
    /// <summary>A placement that ends within this many days is to be planned on from.</summary>
    public const int EndsSoonDays = 30;

    /// <summary>By name. A caseload is some tens of people, so it is read whole and filtered where it is shown.</summary>
    public async Task<IReadOnlyList<CaseloadRow>> OfAsync(Guid consultantId, CancellationToken cancellationToken = default)
    {
        var today = clock.Today();
        var people = await (
            from participant in db.Participants.AsNoTracking()
            where participant.ConsultantId == consultantId && participant.Person.Protection == ProtectionLevel.None
            from enrolment in participant.Enrolments
            where enrolment.ExitedOn == null
            let placement = db.Placements.Where(p => p.ParticipantId == participant.Id && p.EndsOn >= today).OrderBy(p => p.EndsOn).FirstOrDefault()
            select new CaseloadRow(
                participant.Id, participant.Person.FirstName, participant.Person.LastName, enrolment.Phase, enrolment.ReferredOn,
                enrolment.FirstMeasureOn == null, placement == null ? null : placement.Kind, placement == null ? null : placement.EndsOn))
            .ToListAsync(cancellationToken);
        return [.. people.OrderBy(p => p.LastName, StringComparer.Create(SwedishTime.Culture, ignoreCase: true)).ThenBy(p => p.FirstName).ThenBy(p => p.ParticipantId)];
    }
}

/// <param name="Waits">No measure has begun since the referral.</param>
public sealed record CaseloadRow(
    Guid ParticipantId, string FirstName, string LastName, Phase Phase, DateOnly ReferredOn, bool Waits, PlaceKinds? PlacementKind, DateOnly? PlacementEndsOn)
{
    public string ShortName => $"{FirstName} {LastName[0]}.";

    public bool EndsSoon(DateOnly today) => PlacementEndsOn <= today.AddDays(Caseload.EndsSoonDays);
}
