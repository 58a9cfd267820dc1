using Matchning.Floor.Data;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Referrals;

/// <summary>What became of those whom a social secretary has referred: no more than the answer back to the aid side (<c>guard.own_cases</c>, which logs the reading).</summary>
public sealed class OwnCases(MatchningDb db)
{
    public async Task<IReadOnlyList<OwnCase>> ListAsync(CancellationToken cancellationToken) => [.. (await db.Database.SqlQuery<Row>(
        $"""
        select referral_id "ReferralId", first_name "FirstName", last_name "LastName", unit_name "UnitName", case_reference "CaseReference", granted_on "GrantedOn", received_at "ReceivedAt",
          state "State", decided_at "DecidedAt", return_reason "ReturnReason", consultant "Consultant", first_meeting_on "FirstMeetingOn", phase "Phase", exited_on "ExitedOn"
        from guard.own_cases({"egna ärenden"})
        """).ToListAsync(cancellationToken)).Select(r => new OwnCase(
            r.ReferralId, r.FirstName, r.LastName, r.UnitName, r.CaseReference, r.GrantedOn, r.ReceivedAt, Enum.Parse<ReferralState>(r.State), r.DecidedAt,
            r.ReturnReason is null ? null : Enum.Parse<ReturnReason>(r.ReturnReason), r.Consultant, r.FirstMeetingOn, Enum.Parse<Phase>(r.Phase), r.ExitedOn))];

    // As the database answers it: a value that is no column of a table has no conversion.
    private sealed record Row(
        Guid ReferralId, string FirstName, string LastName, string UnitName, string? CaseReference, DateOnly GrantedOn, DateTimeOffset ReceivedAt, string State, DateTimeOffset? DecidedAt, string? ReturnReason,
        string? Consultant, DateOnly? FirstMeetingOn, string Phase, DateOnly? ExitedOn);
}

/// <param name="Consultant">Who owns plan and follow-up; null before anyone has taken the person in.</param>
public sealed record OwnCase(
    Guid ReferralId, string FirstName, string LastName, string UnitName, string? CaseReference, DateOnly GrantedOn, DateTimeOffset ReceivedAt, ReferralState State, DateTimeOffset? DecidedAt,
    ReturnReason? ReturnReason, string? Consultant, DateOnly? FirstMeetingOn, Phase Phase, DateOnly? ExitedOn)
{
    public string FullName => $"{FirstName} {LastName}";
}
