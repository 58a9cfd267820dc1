using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.Floor.Runs;

public static class HeldLease
{
    // A node that is frozen with a transaction open would keep its locks, and with them everybody from taking over. The server cuts it off instead.
    internal const string Limits = "set_config('idle_in_transaction_session_timeout', '20s', true), set_config('statement_timeout', '3min', true)";

    /// <summary>Keeps the lease from passing to a newer run until the transaction ends, so that what it writes is written by the holder.</summary>
    /// <param name="fencingNumber">Null outside a run, as in tests.</param>
    /// <exception cref="LeaseLostException">The lease has passed on. One that ran out while the machine stood still, and that nobody took, still holds.</exception>
    public static async Task MustStillHoldLeaseAsync(this MatchningDb db, long? fencingNumber, CancellationToken cancellationToken)
    {
        if (fencingNumber is not { } number) return;
        await db.Database.ExecuteSqlRawAsync($"select {Limits}", cancellationToken);
        if (!await db.Leases.FromSql($"select * from leases where fencing_number = {number} for share").AnyAsync(cancellationToken)) throw new LeaseLostException();
    }

    /// <summary>The same for writes without a context.</summary>
    /// <param name="connection">In a transaction.</param>
    public static async Task MustStillHoldLeaseAsync(this NpgsqlConnection connection, long? fencingNumber, CancellationToken cancellationToken)
    {
        if (fencingNumber is not { } number) return;
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"select {Limits}"),
                new("select 1 from leases where fencing_number = $1 for share") { Parameters = { new() { Value = number } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw new LeaseLostException();
    }

    /// <summary>Keeps every run from starting, and one that goes on from writing, until the transaction ends.</summary>
    /// <returns>Does a run go on that has the step still before it, or is in the middle of it?</returns>
    public static async Task<bool> HoldOffRunsAsync(this MatchningDb db, string step, CancellationToken cancellationToken)
    {
        var leases = await db.Leases.FromSql($"select * from leases for update").AsNoTracking().ToListAsync(cancellationToken);
        var now = await db.NowAsync(cancellationToken);

        // Whoever slept through its time and wakes after this finds that the lease is no longer its own.
        await db.Leases.Where(l => l.ExpiresAt <= now).ExecuteUpdateAsync(l => l.SetProperty(x => x.FencingNumber, x => x.FencingNumber + 1), cancellationToken);
        return leases.Exists(l => l.ExpiresAt > now)
            && await db.RunSteps.AnyAsync(s => s.Name == step && (s.State == RunState.Waiting || s.State == RunState.Running)
                && db.Runs.Any(r => r.Id == s.RunId && r.State == RunState.Running), cancellationToken);
    }

    /// <summary>Does somebody hold the lease now?</summary>
    public static async Task<bool> IsRunGoingAsync(this MatchningDb db, CancellationToken cancellationToken)
    {
        var now = await db.NowAsync(cancellationToken);
        return await db.Leases.AnyAsync(l => l.ExpiresAt > now, cancellationToken);
    }

    /// <summary>The database's own clock: nodes' clocks differ, and a run that changes node must not end before it began.</summary>
    public static async Task<DateTimeOffset> NowAsync(this MatchningDb db, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<DateTimeOffset>($"select clock_timestamp() as \"Value\"").SingleAsync(cancellationToken);
}
