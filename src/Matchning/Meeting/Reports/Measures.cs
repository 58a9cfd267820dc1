using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Reports;

/// <summary>
/// The manager's figures, one definition each, over one unit. Counted when asked: a unit is some thousand enrolments.
/// A proposal is counted when a consultant decided to propose and has not taken it back, a placement on the day it was registered.
/// </summary>
public sealed class Measures(MatchningDb db)
{
    /// <summary>What may be shown to the unit's manager, to the day.</summary>
    public async Task<UnitFigures> FiguresAsync(Guid unitId, DateOnly to, CancellationToken cancellationToken)
    {
        var months = await MonthsAsync(unitId, new DateOnly(to.Year, to.Month, 1).AddMonths(1 - UnitFigures.Periods[0]), to, cancellationToken);
        var cohorts = new List<Cohort>();
        foreach (var length in UnitFigures.Periods) cohorts.Add(await CohortAsync(unitId, months[^length].Month, to, cancellationToken));
        return new(to, await EnrolledAsync(unitId, cancellationToken), cohorts, months);
    }

    internal Task<int> EnrolledAsync(Guid unitId, CancellationToken cancellationToken) =>
        db.Enrolments.Where(e => e.UnitId == unitId && e.ExitedOn == null).CountAsync(cancellationToken);

    /// <summary>Everyone referred within the days, with when the first of each thing happened during that enrolment.</summary>
    internal async Task<Cohort> CohortAsync(Guid unitId, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        new(to, await db.Database.SqlQuery<EnrolmentTimes>(
            $"""
            select e.referred_on as "ReferredOn", e.first_meeting_on as "FirstMeetingOn", e.exited_on as "ExitedOn",
              (select min((d.decided_at at time zone 'Europe/Stockholm')::date)
                 from proposals p join review_decisions d on d.proposal_id = p.id
                where p.participant_id = e.participant_id and d.choice = 'Propose' and d.undone_at is null
                  and (d.decided_at at time zone 'Europe/Stockholm')::date between e.referred_on and coalesce(e.exited_on, {to})) as "FirstProposalOn",
              (select min((l.registered_at at time zone 'Europe/Stockholm')::date) from placements l
                where l.participant_id = e.participant_id
                  and (l.registered_at at time zone 'Europe/Stockholm')::date between e.referred_on and coalesce(e.exited_on, {to})) as "FirstPlacementOn"
            from enrolments e
            where e.unit_id = {unitId} and e.referred_on between {from} and {to}
            """).ToListAsync(cancellationToken));

    /// <summary>Every month from the first day's to the last day's, also those when nothing happened.</summary>
    internal async Task<IReadOnlyList<MonthCount>> MonthsAsync(Guid unitId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var first = new DateOnly(from.Year, from.Month, 1);
        return await db.Database.SqlQuery<MonthCount>(
            $"""
            select m.day::date as "Month",
              (select count(distinct d.proposal_id)::int from review_decisions d
                where d.unit_id = {unitId} and d.choice = 'Propose' and d.undone_at is null
                  and (d.decided_at at time zone 'Europe/Stockholm')::date >= m.day::date
                  and (d.decided_at at time zone 'Europe/Stockholm')::date < (m.day + interval '1 month')::date) as "Proposals",
              (select count(*)::int from placements l
                where l.unit_id = {unitId} and (l.registered_at at time zone 'Europe/Stockholm')::date >= m.day::date
                  and (l.registered_at at time zone 'Europe/Stockholm')::date < (m.day + interval '1 month')::date
                  and (l.registered_at at time zone 'Europe/Stockholm')::date <= {to}) as "Placements"
            from generate_series({first}::date::timestamp, {to}::date::timestamp, interval '1 month') m(day)
            order by 1
            """).ToListAsync(cancellationToken);
    }
}

internal sealed record MonthCount(DateOnly Month, int Proposals, int Placements);

internal sealed record EnrolmentTimes(
    DateOnly ReferredOn, DateOnly? FirstMeetingOn, DateOnly? ExitedOn, DateOnly? FirstProposalOn, DateOnly? FirstPlacementOn);
