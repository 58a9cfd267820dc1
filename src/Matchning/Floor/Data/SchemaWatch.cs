using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Matchning.Floor.Data;

/// <summary>How the database stands to what this version needs.</summary>
public enum SchemaStanding { Unreachable, Missing, BeingChanged, Behind, Ready }

/// <summary>
/// Watches, from the start of a process, until the database has every change that this version knows. Changes only add (docs/development.md), so one that
/// is ahead of us is as good, and what was ready once stays so.
/// </summary>
public sealed class SchemaWatch(NpgsqlDataSource database, ILogger<SchemaWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private const int AnswerWithinSeconds = 2;

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lazy<string[]> _known = new(() =>
    {
        using var db = new MatchningDb(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(database).Options);
        return [.. db.Database.GetMigrations()];
    });

    public bool IsReady => _ready.Task.IsCompleted;

    public Task ReadyAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    /// <summary>What the database says right now. Answers within seconds, whatever the database does.</summary>
    /// <exception cref="PostgresException">The user or the password is refused, which no waiting mends.</exception>
    /// <exception cref="TooPowerfulLoginException">The login owns the tables or stands above row security.</exception>
    public async Task<SchemaStanding> LookAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(2 * AnswerWithinSeconds));
        try
        {
            await using var connection = await database.OpenConnectionAsync(limit.Token);
            await DatabaseLogin.RefusePowerfulAsync(connection, limit.Token);
            if (!IsReady) return await CompareAsync(connection, limit.Token);
            await using var question = new NpgsqlCommand("select 1", connection) { CommandTimeout = AnswerWithinSeconds };
            await question.ExecuteScalarAsync(limit.Token);
            return SchemaStanding.Ready;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return SchemaStanding.Missing;
        }
        catch (NpgsqlException away)
        {
            // A migration holds the list of changes while it works.
            return away.InnerException is TimeoutException && !IsReady ? SchemaStanding.BeingChanged : SchemaStanding.Unreachable;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SchemaStanding.Unreachable;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        SchemaStanding? told = null;
        while (true)
        {
            var standing = await LookOnceAsync(stoppingToken);
            if (standing == SchemaStanding.Ready) break;
            if (standing != told) logger.LogWarning("Not ready: the database is {Standing}. Waiting; the worker's verb migrate brings it up to date", standing);
            told = standing;
            await Task.Delay(LookEvery, stoppingToken);
        }

        if (told is not null) logger.LogInformation("The database is ready");
    }

    /// <summary>Are the guards as the last migrate left them: logins, rights, row security, and the functions that read for pages? Asked by the pages' own login.</summary>
    public async Task<bool> AreGuardsWholeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var question = new NpgsqlCommand("select guard.is_whole()", connection) { CommandTimeout = AnswerWithinSeconds };
        return await question.ExecuteScalarAsync(cancellationToken) is true;
    }

    // The start has refused a wrong password already; one that changes later heals when it is changed back.
    private async Task<SchemaStanding> LookOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LookAsync(cancellationToken);
        }
        catch (Exception refused) when (refused is PostgresException or TooPowerfulLoginException)
        {
            return SchemaStanding.Unreachable;
        }
    }

    private async Task<SchemaStanding> CompareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand("""select to_regclass('"__EFMigrationsHistory"') is not null""", connection) { CommandTimeout = AnswerWithinSeconds };
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true) return SchemaStanding.Missing;
        await using var list = new NpgsqlCommand("""select "MigrationId" from "__EFMigrationsHistory" """, connection) { CommandTimeout = AnswerWithinSeconds };
        await using var rows = await list.ExecuteReaderAsync(cancellationToken);
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken)) applied.Add(rows.GetString(0));
        if (!Array.TrueForAll(_known.Value, applied.Contains)) return SchemaStanding.Behind;
        _ready.TrySetResult();
        return SchemaStanding.Ready;
    }
}
