using Matchning.Faults.Facts;
using Matchning.Faults.Processes;
using Npgsql;

namespace Matchning.Faults.Drills.Changes;

/// <summary>
/// FT-31: migrate is killed in the middle of its changes, between them, and after each; a second run completes. So does one that finds an index left half-built.
/// </summary>
internal static class MigrationKilled
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var next = await NextVersion.BuildAsync();
        var empty = await scene.Templates.NewEmptyAsync(scene);
        var whole = await Schema.TextAsync(scene.Database, empty);
        var relations = await scene.Database.ValueAsync<long>(empty, "select count(*) from pg_class where relnamespace = 'public'::regnamespace");
        var stops = scene.Rounds(12, 3);
        for (var i = 1; i < stops; i++) await KilledAtAsync(scene, row, Build.This, Moment.WithRelations(relations * i / stops, relations), whole);
        var late = await KilledAfterAsync(scene, row, Build.This, 1, whole) ? 1 : 0;

        row.Must(await scene.Worker(next, scene.Database.Address(empty), ["migrate"]).EndAsync(TimeSpan.FromMinutes(2)) == 0, "the next version changes the schema");
        var wholeNext = await Schema.TextAsync(scene.Database, empty);
        foreach (var moment in (Moment[])[Moment.BeforeNext, Moment.InNext]) await KilledAtAsync(scene, row, next, moment, wholeNext);
        late += await KilledAfterAsync(scene, row, next, 2, wholeNext) ? 1 : 0;

        await HalfBuiltIndexAsync(scene, row, whole);
        row.Must(wholeNext != whole, "the next version's schema is another");
        row.Must(late > 0, "at least one kill came between the last change and the end");
        row.Measure("kills_within_changes", stops - 1 + 2);
        row.Measure("kills_between_last_change_and_end", late);
    }

    private static async Task KilledAtAsync(Scene scene, Row row, Build build, Moment moment, string whole)
    {
        var name = await scene.Database.NewAsync();
        await moment.HoldAsync(scene.Database, name);
        await moment.KillAtAsync(scene.Database, name, scene.Worker(build, scene.Database.Address(name), ["migrate"]));
        row.Must(await Schema.TextAsync(scene.Database, name) != whole, $"it was not done when it was killed {moment.What}");
        await CompleteAsync(scene, row, build, name, whole, $"killed {moment.What}");
    }

    // Taxonomy and measures are loaded after the changes. True when the kill came before that was over.
    private static async Task<bool> KilledAfterAsync(Scene scene, Row row, Build build, int changes, string whole)
    {
        var name = await scene.Database.NewAsync();
        var migrate = scene.Worker(build, scene.Database.Address(name), ["migrate"]);
        await Until.TrueAsync(async () => migrate.HasEnded || await AppliedAsync(scene.Database, name) >= changes, TimeSpan.FromMinutes(1), $"{changes} ändringar");
        var isAtWork = !migrate.HasEnded;
        await migrate.KillAsync();
        await CompleteAsync(scene, row, build, name, whole, $"killed after {changes} changes");
        return isAtWork;
    }

    private static async Task CompleteAsync(Scene scene, Row row, Build build, string name, string whole, string when)
    {
        var again = scene.Worker(build, scene.Database.Address(name), ["migrate"]);
        row.Must(await again.EndAsync(TimeSpan.FromMinutes(2)) == 0, $"migrate completes, {when}: {again.Log()}");
        row.Must(await Schema.TextAsync(scene.Database, name) == whole, $"the schema is what it should be, {when}");
        row.Must(await scene.Database.ValueAsync<long>(name, "select count(*) from occupations") > 0, $"the taxonomy is there, {when}");
    }

    // A backend that dies while it builds an index beside the traffic leaves it there, broken.
    private static async Task HalfBuiltIndexAsync(Scene scene, Row row, string whole)
    {
        const string index = "ix_employer_needs_created_at";
        var name = await scene.Templates.NewEmptyAsync(scene);
        var address = scene.Database.Address(name, extra: ";Pooling=false");
        await scene.Database.ExecuteAsync(name, $"drop index {index}");
        await using (var writer = new NpgsqlConnection(address))
        {
            await writer.OpenAsync();
            await using var writing = await writer.BeginTransactionAsync();
            await using (var touch = new NpgsqlCommand("lock table employer_needs in row exclusive mode", writer, writing)) await touch.ExecuteNonQueryAsync();
            var building = BuildAsync(address, index);
            await Until.TrueAsync(
                async () => await scene.Database.ValueAsync<long>(name, $"select count(*) from pg_class where relname = '{index}'") == 1, TimeSpan.FromSeconds(30), "indexet byggs");
            await scene.Database.ExecuteAsync(name, "select pg_terminate_backend(pid) from pg_stat_activity where query like 'create index concurrently%' and pid <> pg_backend_pid()");
            await building;
        }

        var broken = await scene.Database.ValueAsync<long>(name, "select count(*) from pg_index where not indisvalid");
        row.Must(broken == 1, "the killed build left a broken index");
        await CompleteAsync(scene, row, Build.This, name, whole, "with a broken index");
        row.Measure("broken_indexes_rebuilt", broken);
    }

    private static async Task BuildAsync(string address, string index)
    {
        try
        {
            await using var connection = new NpgsqlConnection(address);
            await connection.OpenAsync();
            await using var build = new NpgsqlCommand($"create index concurrently {index} on employer_needs (created_at)", connection);
            await build.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // Killed, as it should be.
        }
    }

    private static async Task<long> AppliedAsync(Database database, string name)
    {
        try
        {
            return await database.ValueAsync<long>(name, """set lock_timeout = 100; select count(*) from "__EFMigrationsHistory" """);
        }
        catch (PostgresException notYet) when (notYet.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.LockNotAvailable)
        {
            return 0;
        }
    }
}
