using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Matchning.Floor.Schema.Guards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Matchning.Floor.Schema;

/// <summary>
/// Brings the database up to date beside a running service: first the tables of the queue, then our own, so that whoever has ours has both. One at a time,
/// each change by itself; a change that does not get its table at once lets go and tries again, since everyone who wants that table stands in line behind it.
/// </summary>
public sealed class MigrateDatabase(MatchningDb db, TimeProvider clock, LoginOptions? logins = null)
{
    /// <summary>As long as pages may have to wait because of us.</summary>
    public static readonly TimeSpan LockTimeout = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // Any number that nobody else uses: "MATCHNING" on a phone's keys.
    private const long OneAtATime = 628248464;

    /// <param name="tell">Told when something is waited for or mended, in Swedish.</param>
    /// <param name="cancellationToken">Stops between changes, and rolls back the one at work.</param>
    /// <exception cref="PlainFaultException">A table was in use all the time.</exception>
    public async Task RunAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken)) await creator.CreateAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await PrepareAsync(tell, cancellationToken);
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await TryUntilAsync(async () => await TriedAsync(() => JobTables.InstallAsync(connection, cancellationToken)), "köns tabeller", tell, cancellationToken);
            var migrator = db.GetService<IMigrator>();
            while (await NextAsync(cancellationToken) is var (change, target))
                await TryUntilAsync(async () => await TriedAsync(() => migrator.MigrateAsync(target, cancellationToken)), change, tell, cancellationToken);
            await TryUntilAsync(
                async () => await TriedAsync(async () => tell(await ApplyGuards.RunAsync(connection, logins ?? new(), cancellationToken) ? "Spärrarna i databasen är på plats." : "")),
                "spärrarna", tell, cancellationToken);
            await RebuildBrokenIndexesAsync(tell, cancellationToken);
        }
        finally
        {
            await ExecuteAsync("reset lock_timeout; reset client_connection_check_interval; select pg_advisory_unlock_all()", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    // A killed migrate may have left a long statement behind at the server, which would go on with its locks; it is told to look for its client.
    private async Task PrepareAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            string.Create(CultureInfo.InvariantCulture, $"set lock_timeout = {LockTimeout.TotalMilliseconds:0}; set client_connection_check_interval = 2000"),
            cancellationToken);
        await TryUntilAsync(
            async () => await ValueAsync($"select pg_try_advisory_lock({OneAtATime})", cancellationToken) is true, "en annan migrate som pågår", tell, cancellationToken);
    }

    // One at a time. But a target undoes what is later than itself, so with a change from a side branch, older than one that is there, all are taken at once.
    private async Task<(string Change, string? Target)?> NextAsync(CancellationToken cancellationToken)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).FirstOrDefault() is not { } change) return null;
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        return (change, applied.All(a => string.CompareOrdinal(a, change) < 0) ? change : null);
    }

    private async Task TryUntilAsync(Func<Task<bool>> succeeds, string what, Action<string> tell, CancellationToken cancellationToken)
    {
        var giveUpAt = clock.GetUtcNow() + GiveUpAfter;
        for (var tries = 1; !await succeeds(); tries++)
        {
            if (clock.GetUtcNow() > giveUpAt) throw new PlainFaultException(
                $"Databasen är upptagen: {what} har hindrat oss i {GiveUpAfter.TotalMinutes:0} minuter. Inget är förlorat. Kör migrate igen när det är lugnare.");
            tell($"Väntar på databasen: {what} (försök {tries}). Sidorna fungerar under tiden.");
            var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 0.5 * tries)) * (0.75 + Random.Shared.NextDouble() / 2);
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private static async Task<bool> TriedAsync(Func<Task> change)
    {
        try
        {
            await change();
            return true;
        }
        catch (Exception fault) when (IsInUse(fault))
        {
            return false;
        }
    }

    // The framework wraps what may pass in a sentence of its own.
    private static bool IsInUse(Exception? fault) => fault is PostgresException
    {
        SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
    } || (fault is not null && IsInUse(fault.InnerException));

    // An index that was being built beside the traffic when its builder died stays, is kept up to date, and is never used.
    private async Task RebuildBrokenIndexesAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        var broken = await db.Database.SqlQueryRaw<string>(
            """
            select format('%I.%I', n.nspname, c.relname) as "Value"
            from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
            where not i.indisvalid and n.nspname = current_schema() and i.indexrelid not in (select index_relid from pg_stat_progress_create_index)
            order by 1
            """).ToListAsync(cancellationToken);
        if (broken.Count == 0) return;

        // Building beside the traffic waits for those who came before, and nobody waits for it.
        await ExecuteAsync("set lock_timeout = 0", cancellationToken);
        foreach (var index in broken)
        {
            var isLeftover = index.Contains("_ccnew", StringComparison.Ordinal) || index.Contains("_ccold", StringComparison.Ordinal);
            await ExecuteAsync((isLeftover ? "drop index concurrently " : "reindex index concurrently ") + index, cancellationToken);
            tell($"Indexet {index} var trasigt och är {(isLeftover ? "borttaget" : "omgjort")}.");
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken) => await ValueAsync(sql, cancellationToken);

    private async Task<object?> ValueAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
