using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;
using Matchning.Floor.Data;
using Npgsql;

namespace Matchning.Faults.Drills.Changes;

/// <summary>
/// FT-30: the next version's change wants a big table that many use and one reads for long. It lets go again and again, so that the others wait no longer
/// than its limit, and gets through when the long reader is done.
/// </summary>
internal static class MigrationInTraffic
{
    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(500);

    public static async Task RunAsync(Scene scene, Row row)
    {
        var next = await NextVersion.BuildAsync();
        var name = await scene.Templates.NewEmptyAsync(scene);
        var address = scene.Database.Address(name);
        var rows = scene.Rounds(1_000_000, 100_000);
        await FillAsync(scene.Database, name, rows);
        using var stop = new CancellationTokenSource();
        var (calm, busy) = (new ConcurrentBag<TimeSpan>(), new ConcurrentBag<TimeSpan>());
        var current = calm;
        var errors = 0;
        var traffic = Task.WhenAll(Enumerable.Range(0, 4).Select(i => UseAsync(address, rows, new Random(scene.Seed + i), () => current, () => Interlocked.Increment(ref errors), stop.Token)));
        await Until.TrueAsync(() => Task.FromResult(calm.Count >= 2000), TimeSpan.FromSeconds(60), "lugn trafik");

        await using var reader = new NpgsqlConnection(address + ";Pooling=false");
        await reader.OpenAsync();
        await using var reading = await reader.BeginTransactionAsync();
        await using (var read = new NpgsqlCommand($"select count(*) from {NextVersion.Table} where unit_id is null", reader, reading)) await read.ExecuteScalarAsync();
        current = busy;
        var migrate = scene.Worker(next, address, ["migrate"]);
        var wanted = scene.Rounds(6, 3);
        await Until.TrueAsync(() => Task.FromResult(Tries(migrate) >= wanted || migrate.HasEnded), TimeSpan.FromMinutes(2), "migrate försöker flera gånger");
        row.Must(!migrate.HasEnded, "the change waits for the long reader");
        await reading.RollbackAsync();
        var exit = await migrate.EndAsync(TimeSpan.FromMinutes(2));
        var tries = Tries(migrate);
        await stop.CancelAsync();
        await traffic;

        row.Measure("rows", rows);
        row.Measure("tries_that_let_go", tries);
        row.Measure("lock_timeout_ms", MigrateDatabase.LockTimeout.TotalMilliseconds);
        row.Measure("p99_before_ms", P99(calm).TotalMilliseconds);
        row.Measure("p99_during_ms", P99(busy).TotalMilliseconds);
        row.Measure("longest_during_ms", busy.Max().TotalMilliseconds);
        row.Measure("uses_during", busy.Count);
        row.Must(exit == 0, "migrate gets through when the reader is done: " + migrate.Log());
        row.Must(errors == 0, $"no use of the table fails ({errors} did)");
        row.Must(P99(busy) < Target, "p99 during the change under 500 ms");
        row.Must(await scene.Database.HasColumnAsync(name, NextVersion.Table, NextVersion.Column), "the column is there");
    }

    private static int Tries(Child migrate) => migrate.Log().Split("Väntar på databasen").Length - 1;

    private static TimeSpan P99(ConcurrentBag<TimeSpan> took) => took.Order().ElementAt((int)(took.Count * 0.99));

    // Only this table matters, so what it points at is not made.
    private static Task FillAsync(Database database, string name, int rows) => database.ExecuteAsync(name, string.Create(CultureInfo.InvariantCulture,
        $"""
        set session_replication_role = replica;
        insert into suggestion_lists (version_id, participant_id, unit_id, opening_ids, scores, bands, feature_rows, kept_out)
        select 1, ('00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))::uuid, gen_random_uuid(), array[1, 2, 3], array[1, 0.5, 0.2], array[2, 1, 1], '\x00', '[]'
        from generate_series(1, {rows}) i;
        analyze suggestion_lists;
        """));

    private static async Task UseAsync(string address, int rows, Random dice, Func<ConcurrentBag<TimeSpan>> into, Action failed, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(address + ";Pooling=false");
        await connection.OpenAsync(CancellationToken.None);
        while (!stop.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            await using var use = new NpgsqlCommand(
                dice.Next(4) == 0 ? "update suggestion_lists set scores = array[$2] where participant_id = $1" : "select opening_ids, $2 from suggestion_lists where participant_id = $1",
                connection);
            use.Parameters.AddWithValue(new Guid(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{dice.Next(1, rows + 1):000000000000}")));
            use.Parameters.AddWithValue(0.5f);
            try
            {
                await use.ExecuteNonQueryAsync(CancellationToken.None);
                into().Add(Stopwatch.GetElapsedTime(start));
            }
            catch (NpgsqlException)
            {
                failed();
            }

            await Task.Delay(2, CancellationToken.None);
        }
    }
}
