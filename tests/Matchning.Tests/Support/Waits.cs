using FluentAssertions;

namespace Matchning.Tests.Support;

/// <summary>Waiting for something that will be true, with a limit that only a fault reaches.</summary>
public static class Waits
{
    public static async Task<TimeSpan> UntilAsync(Func<Task<bool>> isTrue, TimeSpan limit, string because)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!await isTrue())
        {
            watch.Elapsed.Should().BeLessThan(limit, because);
            await Task.Delay(50);
        }

        return watch.Elapsed;
    }

    /// <summary>Until so many connections of the database stand still behind a lock.</summary>
    public static Task<TimeSpan> ForLockAsync(TestDatabase database, int connections) => UntilAsync(
        async () =>
        {
            await using var command = database.Source.CreateCommand(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
            return (long)(await command.ExecuteScalarAsync())! >= connections;
        },
        TimeSpan.FromSeconds(60), "it should have come to the lock");
}
