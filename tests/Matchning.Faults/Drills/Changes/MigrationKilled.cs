using Matchning.Faults.Facts;
using Matchning.Faults.Processes;
using Npgsql;

namespace Matchning.Faults.Drills.Changes;

/// <summary>FT-31: migrate is killed after each of its changes and in the middle of one; a second run completes, also an index that was left half-built.</summary>
internal static class MigrationKilled
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var whole = await Schema.TextAsync(scene.Database, await scene.Templates.NewEmptyAsync(scene));
        var changes = whole.Split('\n').Count(l => l.StartsWith("change ", StringComparison.Ordinal));
        var kills = 0;
        for (var done = 0; done <= changes; done += scene.Rounds(1, 3))
        {
            var name = await scene.Database.NewAsync();
            kills += await KillAfterAsync(scene, name, done) ? 1 : 0;
            await CompleteAsync(scene, row, name, whole, $"killed after {done} changes");
        }

        await HalfBuiltIndexAsync(scene, row, whole);
        row.Measure("changes", changes);
        row.Measure("kills_that_hit_it_at_work", kills);
        row.Must(kills > 0, "at least one kill came while migrate worked");
    }

    private static async Task<bool> KillAfterAsync(Scene scene, string name, int changes)
    {
        var migrate = scene.Worker(scene.Database.Address(name), ["migrate"]);
        await Until.TrueAsync(async () => migrate.HasEnded || await AppliedAsync(scene.Database, name) >= changes, TimeSpan.FromMinutes(1), $"{changes} ändringar");
        var isAtWork = !migrate.HasEnded;
        await migrate.KillAsync();
        return isAtWork;
    }

    private static async Task CompleteAsync(Scene scene, Row row, string name, string whole, string when)
    {
        var again = scene.Worker(scene.Database.Address(name), ["migrate"]);
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
        await CompleteAsync(scene, row, name, whole, "with a broken index");
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
