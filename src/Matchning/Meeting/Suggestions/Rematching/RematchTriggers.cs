namespace Matchning.Meeting.Suggestions.Rematching;

/// <summary>
/// The database's own note of every change to what matching reads: openings, profiles, enrolments, and protection. One statement at a time, so a
/// bulk merge costs one more insert. The functions run as the owner: a page may change a profile, but not write the queue.
/// </summary>
public static class RematchTriggers
{
    public static readonly IReadOnlyList<string> WatchedTables = ["openings", "competence_profiles", "enrolments", "people"];

    public const string Create = """
        create function rematch_openings() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
          -- Before the first lists there is nothing to bring up to date: a country's first ads are not worth a note each.
          if not exists (select 1 from suggestion_versions where state in ('Building', 'Current')) then return null; end if;
          if tg_op = 'INSERT' then
            insert into rematch_requests (opening_id) select id from came;
          else
            insert into rematch_requests (opening_id, before)
            select came.id, to_jsonb(was) - 'text' from came join was on was.id = came.id
            where to_jsonb(came) - '{updated_at,made_from_hash,webpage_url}'::text[] <> to_jsonb(was) - '{updated_at,made_from_hash,webpage_url}'::text[];
          end if;
          return null;
        end $$;
        create function rematch_profiles() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
          insert into rematch_requests (participant_id, unit_id) select participant_id, unit_id from came;
          return null;
        end $$;
        create function rematch_enrolments() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
          if tg_op = 'INSERT' then
            insert into rematch_requests (participant_id, unit_id) select participant_id, unit_id from came;
          else
            insert into rematch_requests (participant_id, unit_id) select came.participant_id, came.unit_id
            from came join was on was.id = came.id where was.exited_on is distinct from came.exited_on;
          end if;
          return null;
        end $$;
        create function rematch_people() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
          insert into rematch_requests (participant_id, unit_id) select p.id, p.unit_id
          from came join was on was.id = came.id join participants p on p.person_id = came.id where was.protection is distinct from came.protection;
          return null;
        end $$;
        create trigger rematch_came after insert on openings referencing new table as came for each statement execute function rematch_openings();
        create trigger rematch_changed after update on openings referencing old table as was new table as came for each statement execute function rematch_openings();
        create trigger rematch_came after insert on competence_profiles referencing new table as came for each statement execute function rematch_profiles();
        create trigger rematch_changed after update on competence_profiles referencing old table as was new table as came for each statement execute function rematch_profiles();
        create trigger rematch_gone after delete on competence_profiles referencing old table as came for each statement execute function rematch_profiles();
        create trigger rematch_came after insert on enrolments referencing new table as came for each statement execute function rematch_enrolments();
        create trigger rematch_changed after update on enrolments referencing old table as was new table as came for each statement execute function rematch_enrolments();
        create trigger rematch_changed after update on people referencing old table as was new table as came for each statement execute function rematch_people();
        """;
}
