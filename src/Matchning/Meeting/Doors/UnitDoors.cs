using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Doors;

/// <summary>Which measure would open most for a whole unit: each person's own doors added up.</summary>
public sealed class UnitDoors(MatchningDb db)
{
    /// <summary>
    /// In the same order as for one person: openings gained per week of effort, here the sum over people. A measure that helps nobody
    /// is not in the list. Hiding small groups is up to the page, as with the other figures.
    /// </summary>
    public async Task<IReadOnlyList<UnitDoor>> ListAsync(Guid unitId, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<UnitDoor>(
            $"""
            with gained as (
              select d.code, d.opened from doors d
              join participants p on p.id = d.participant_id
              where d.is_shown and d.unit_id = {unitId} and d.kind = 'Measure' and cardinality(d.opened) > 0 and not p.is_protected),
            summed as (select code, count(*)::int as people, sum(cardinality(opened))::int as gained from gained group by code),
            different as (select code, count(distinct opening)::int as openings from gained, unnest(opened) opening group by code)
            select m.code as "Code", m.name as "Name", m.weeks as "Weeks", s.people as "People", d.openings as "Openings", s.gained as "Gained",
              (select count(*)::int from enrolments e where e.unit_id = {unitId} and e.exited_on is null) as "Enrolled"
            from measure_types m join summed s on s.code = m.code join different d on d.code = m.code
            order by s.gained::double precision / greatest(m.weeks, 1) desc, m.code
            """).ToListAsync(cancellationToken);
}

/// <param name="People">How many would reach more openings.</param>
/// <param name="Openings">Different openings that somebody would reach.</param>
/// <param name="Gained">Each person's openings added up: one that two people would reach counts twice.</param>
/// <param name="Enrolled">Everyone in the unit now.</param>
public sealed record UnitDoor(string Code, string Name, int Weeks, int People, int Openings, int Gained, int Enrolled)
{
    /// <summary>How many would reach more openings, as far as it may be told.</summary>
    public Figure Published => DisclosureControl.Part(People, Math.Max(People, Enrolled));

    public double PerWeek => (double)Gained / Math.Max(1, Weeks);

    public double PerPerson => (double)Gained / People;
}
