namespace Matchning.Floor.Data;

/// <summary>
/// The second wall around rows about people: PostgreSQL itself shows the web role only the rows of the unit in the
/// connection's context, and no rows when there is no context. Jobs run as the owner, whose policy lets all through.
/// </summary>
public static class RowSecurity
{
    public const string WebRole = "matchning_web";
    public const string UnitSetting = "matchning.unit_id";

    public static readonly IReadOnlyList<string> TablesAboutPeople =
    [
        "people", "participants", "enrolments", "competence_profiles",
        "suggestion_lists", "proposals", "review_decisions", "placements", "doors",
    ];

    /// <summary>Figures of groups within a unit.</summary>
    public static readonly IReadOnlyList<string> TablesAboutGroups = ["fairness_reports"];

    /// <summary>What the database itself notes about changes, some of them to people.</summary>
    public static readonly IReadOnlyList<string> TablesOfChanges = ["rematch_requests"];

    // Roles belong to the whole server, so another database there may already have made it, even at this very moment.
    public const string MakeWebRole = $"""
        do $$ begin
          if not exists (select from pg_roles where rolname = '{WebRole}') then create role {WebRole} nologin; end if;
        exception when duplicate_object or unique_violation then null;
        end $$;
        do $$ begin
          execute format('grant {WebRole} to %I', current_user);
        exception when others then raise notice 'the role was granted already';
        end $$;
        """;

    /// <summary>Once, before the guards: each of them takes some of it back.</summary>
    public const string CreateWebRole = MakeWebRole + $"""

        grant usage on schema public to {WebRole};
        grant select, insert, update, delete on all tables in schema public to {WebRole};
        grant usage on all sequences in schema public to {WebRole};
        alter default privileges in schema public grant select, insert, update, delete on tables to {WebRole};
        alter default privileges in schema public grant usage on sequences to {WebRole};
        """;

    // After a local setting ends its value is an empty string, not null; a bare cast would throw.
    public static string Guard(string table) => $"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy own_unit on {table} to {WebRole}
          using (unit_id = nullif(current_setting('{UnitSetting}', true), '')::uuid)
          with check (unit_id = nullif(current_setting('{UnitSetting}', true), '')::uuid);
        create policy jobs on {table} to current_user using (true) with check (true);
        """;

    /// <summary>Pages may read the own unit's figures and those of all units together, and write none.</summary>
    public static string GuardGroups(string table) => $"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy own_unit on {table} to {WebRole}
          using (unit_id is null or unit_id = nullif(current_setting('{UnitSetting}', true), '')::uuid)
          with check (false);
        create policy jobs on {table} to current_user using (true) with check (true);
        """;

    /// <summary>Pages see how the shards of a run go, and let a set-aside one be tried again, but not whom a shard is about.</summary>
    public const string GuardShards = $"""
        revoke all on run_shards from {WebRole};
        grant select (id, run_id, step, number, result_id, state, claim_number, attempts, taken_by, taken_until, people, counts, error, ended_at, released_at),
          update (released_at) on run_shards to {WebRole};
        """;
}
