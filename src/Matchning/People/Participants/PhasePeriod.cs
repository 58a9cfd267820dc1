using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Participants;

/// <summary>
/// The days an enrolment was in one phase. From the referral to the exit the periods follow each other without gap or overlap, which the database itself holds:
/// no two overlap at any time, and at the end of a transaction they join up.
/// </summary>
public sealed class PhasePeriod
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UnitId { get; init; }
    public required Guid EnrolmentId { get; init; }
    public required Phase Phase { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly BeginsOn { get; init; }

    /// <summary>The first day of the next period, or of the exit; null while it lasts.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>What EF cannot say about the table: no overlap at any time, no gap when a transaction ends.</summary>
    public const string Constraints = """
        create extension if not exists btree_gist;
        alter table phase_periods add constraint ck_phase_periods_days check (ends_on is null or ends_on > begins_on);
        alter table phase_periods add constraint ex_phase_periods_overlap exclude using gist (enrolment_id with =, daterange(begins_on, ends_on) with &&) deferrable initially deferred;
        create function phase_periods_join() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
        declare e record; days record;
        begin
          select * into e from public.enrolments where id = case when tg_table_name = 'enrolments' then (to_jsonb(coalesce(new, old)) ->> 'id')::uuid
            else (to_jsonb(coalesce(new, old)) ->> 'enrolment_id')::uuid end;
          if not found then return null; end if;
          select min(begins_on) as first, bool_or(ends_on is null) as is_open, max(ends_on) as last, count(*) as number,
            sum(coalesce(ends_on, begins_on) - begins_on) as inside, max(begins_on) as newest,
            (array_agg(phase order by begins_on desc))[1] as phase into days
          from public.phase_periods where enrolment_id = e.id;
          if days.number = 0 then
            raise exception 'enrolment % has no phase', e.id using errcode = 'check_violation', constraint = 'phase_periods_join';
          end if;
          if days.first <> e.referred_on or days.is_open = (e.exited_on is not null)
            or (not days.is_open and days.last <> greatest(e.exited_on, e.referred_on + 1))
            or (not days.is_open and days.inside <> days.last - days.first)
            or (days.is_open and days.inside <> days.newest - days.first)
            or (e.exited_on is null and days.phase <> e.phase) then
            raise exception 'the phases of enrolment % do not join up', e.id using errcode = 'check_violation', constraint = 'phase_periods_join';
          end if;
          return null;
        end $$;
        create constraint trigger phase_periods_join after insert or update or delete on phase_periods deferrable initially deferred for each row execute function phase_periods_join();
        create constraint trigger phase_periods_join after insert or update on enrolments deferrable initially deferred for each row execute function phase_periods_join();
        """;

    internal sealed class Mapping : IEntityTypeConfiguration<PhasePeriod>
    {
        public void Configure(EntityTypeBuilder<PhasePeriod> entity)
        {
            entity.ToTable("phase_periods");
            // The key is made here, so that a period added to an enrolment that was read is known to be new.
            entity.Property(p => p.Id).ValueGeneratedNever();
            entity.HasIndex(p => new { p.EnrolmentId, p.BeginsOn }).IsUnique();
        }
    }
}
