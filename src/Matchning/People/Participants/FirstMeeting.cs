using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Participants;

/// <summary>The first meeting that was held, not only booked: there the wait from the referral ends (domain rule 12).</summary>
public sealed class FirstMeeting(MatchningDb db, TimeProvider clock)
{
    public Task<MeetingResult> HeldAsync(Guid participantId, DateOnly day, CancellationToken cancellationToken) => db.WholeUnitAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var enrolment = await db.Enrolments.FromSql($"select * from enrolments where participant_id = {participantId} and exited_on is null for update")
            .Include(e => e.Phases).SingleOrDefaultAsync(cancellationToken);
        if (enrolment is null) return MeetingResult.NotEnrolled;
        if (enrolment.FirstMeetingOn is { } held) return held == day ? MeetingResult.Done : MeetingResult.HeldBefore;
        if (day > clock.Today()) return MeetingResult.NotYet;
        if (day < enrolment.ReferredOn) return MeetingResult.BeforeReferral;
        enrolment.FirstMeetingOn = day;
        if (enrolment.Phase < Phase.Assessment) enrolment.Enter(Phase.Assessment, clock.Today());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return MeetingResult.Done;
    }, cancellationToken);
}

public enum MeetingResult
{
    Done,
    NotEnrolled,

    /// <summary>It is written down already, on another day.</summary>
    HeldBefore,
    NotYet,
    BeforeReferral,
}
