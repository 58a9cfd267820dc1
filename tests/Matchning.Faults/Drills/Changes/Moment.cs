using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Changes;

/// <summary>A place in the work of migrate where it stands still inside PostgreSQL, so that a kill comes exactly there and never too late.</summary>
/// <param name="What">In words, after "killed".</param>
/// <param name="Event">PostgreSQL's event: before or after a command that changes the schema.</param>
/// <param name="Condition">SQL that is true from that place on.</param>
internal sealed record Moment(string What, string Event, string Condition)
{
    /// <summary>When so many tables, indexes and sequences have been made.</summary>
    public static Moment WithRelations(long count, long all) =>
        new($"with {count} of {all} relations made", "ddl_command_end", $"(select count(*) from pg_class where relnamespace = 'public'::regnamespace) >= {count}");

    /// <summary>When all changes before the next version's own are there, and nothing of that.</summary>
    public static readonly Moment BeforeNext = new("before the next version's change", "ddl_command_start", $"current_query() like '%{NextVersion.Column}%'");

    /// <summary>When the next version's change has been done and is not yet committed.</summary>
    public static readonly Moment InNext = BeforeNext with { What = "in the middle of the next version's change", Event = "ddl_command_end" };

    /// <summary>Lets migrate come so far and kills it there. What it held stays with its backend, until PostgreSQL sees that nobody is there any more.</summary>
    public async Task KillAtAsync(Database database, string name, Child migrate)
    {
        await Until.TrueAsync(
            async () => migrate.HasEnded || await database.ValueAsync<bool>("postgres", $"select exists (select from pg_stat_activity where datname = '{name}' and wait_event = 'PgSleep')"),
            TimeSpan.FromMinutes(1),
            $"migrate kommer så långt: {What}");
        if (migrate.HasEnded) throw new DrillFailedException($"migrate never came there: {What}: {migrate.Log()}");
        await migrate.KillAsync();
        await database.ExecuteAsync(name, "drop event trigger drill_moment; drop function drill_moment()");
    }

    public Task HoldAsync(Database database, string name) => database.ExecuteAsync(
        name,
        $"""
        create function drill_moment() returns event_trigger language plpgsql as $$
          begin
            if {Condition} then perform pg_sleep(600); end if;
          end $$;
        create event trigger drill_moment on {Event} execute function drill_moment();
        """);
}
