using Matchning.Floor.Data;
using Matchning.People.Door;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Referrals;

/// <summary>Those who have come and whom nobody has taken in yet: every consultant of the unit sees them, and one takes each in or sends it back.</summary>
public sealed class ReferralInbox(MatchningDb db, PeopleDoor door, TimeProvider clock)
{
    /// <summary>Waits this long from referral to first meeting are late (domain rule 3; a setting of the unit in time).</summary>
    public const int LateAfterDays = 14;

    /// <summary>Longest wait since the grant first.</summary>
    public async Task<IReadOnlyList<NewReferral>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from r in db.Referrals.AsNoTracking()
            where r.State == ReferralState.Sent
            join e in db.Enrolments on r.EnrolmentId equals e.Id
            where e.ExitedOn == null
            orderby r.GrantedOn, r.ReceivedAt, r.Id
            select new NewReferral(r.ParticipantId, r.GrantedOn, e.ReferredOn, r.ReceivedAt, r.InterpreterLanguage)).ToListAsync(cancellationToken);
        return await door.NamedAsync(rows, r => r.ParticipantId, (r, name) => r with { ShortName = name.ShortName }, "nya aktualiseringar", cancellationToken);
    }

    /// <summary>The newest referral of a participant; null when there is none that whoever asks may see.</summary>
    public Task<Referral?> FindAsync(Guid participantId, CancellationToken cancellationToken) =>
        db.Referrals.AsNoTracking().Where(r => r.ParticipantId == participantId).OrderByDescending(r => r.ReceivedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The consultant owns plan and follow-up from here on.</summary>
    public Task<InboxResult> TakeInAsync(Guid participantId, Guid by, CancellationToken cancellationToken) => db.WholeUnitAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await HeldAsync(participantId, cancellationToken) is not { } referral) return InboxResult.Gone;
        if (referral.State == ReferralState.Accepted && referral.DecidedById == by) return InboxResult.Repeated;
        if (referral.State != ReferralState.Sent) return InboxResult.Decided;
        var isTaken = await db.Database.SqlQuery<bool>($"""select guard.take_on({participantId}) "Value" """).SingleAsync(cancellationToken);
        if (!isTaken) return InboxResult.Decided;
        Decide(referral, ReferralState.Accepted, by, null);
        var enrolment = await db.Enrolments.Include(e => e.Phases).SingleAsync(e => e.Id == referral.EnrolmentId, cancellationToken);
        if (enrolment.Phase == Phase.Referred) enrolment.Enter(Phase.Intake, clock.Today());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return InboxResult.Done;
    }, cancellationToken);

    /// <summary>Sent back with a reason that whoever referred reads; the enrolment ends.</summary>
    public Task<InboxResult> SendBackAsync(Guid participantId, ReturnReason reason, Guid by, CancellationToken cancellationToken) => db.WholeUnitAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await HeldAsync(participantId, cancellationToken) is not { } referral) return InboxResult.Gone;
        if (referral.State == ReferralState.Returned && referral.DecidedById == by) return InboxResult.Repeated;
        if (referral.State != ReferralState.Sent) return InboxResult.Decided;
        Decide(referral, ReferralState.Returned, by, reason);
        // First this: who has left is in nobody's team, and then the referral is not theirs to write either.
        await db.SaveChangesAsync(cancellationToken);
        var enrolment = await db.Enrolments.Include(e => e.Phases).SingleAsync(e => e.Id == referral.EnrolmentId, cancellationToken);
        enrolment.Leave(clock.Today());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return InboxResult.Done;
    }, cancellationToken);

    // Two who decide at the same time come one after the other.
    private Task<Referral?> HeldAsync(Guid participantId, CancellationToken cancellationToken) =>
        db.Referrals.FromSql($"select * from referrals where participant_id = {participantId} order by received_at desc limit 1 for update").SingleOrDefaultAsync(cancellationToken);

    private void Decide(Referral referral, ReferralState state, Guid by, ReturnReason? reason) =>
        (referral.State, referral.DecidedById, referral.DecidedAt, referral.ReturnReason) = (state, by, clock.GetUtcNow(), reason);
}

public sealed record NewReferral(Guid ParticipantId, DateOnly GrantedOn, DateOnly ReferredOn, DateTimeOffset ReceivedAt, string? InterpreterLanguage)
{
    public string ShortName { get; init; } = "";
}

public enum InboxResult
{
    Done,

    /// <summary>The same by the same person again.</summary>
    Repeated,

    /// <summary>A colleague was first.</summary>
    Decided,

    /// <summary>No such referral for whoever asks.</summary>
    Gone,
}
