using Matchning.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.Runs;

public static class HeldLease
{
    /// <summary>Keeps the lease from passing to a newer run until the transaction ends, so that what it writes is written by the holder.</summary>
    /// <param name="fencingNumber">Null outside a run, as in tests.</param>
    /// <exception cref="RunAlreadyGoingException">A newer run has taken over.</exception>
    public static async Task MustStillHoldLeaseAsync(this MatchningDb db, long? fencingNumber, CancellationToken cancellationToken)
    {
        if (fencingNumber is { } number && !await db.Leases.FromSql($"select * from leases where fencing_number = {number} for share").AnyAsync(cancellationToken))
            throw Lost();
    }

    /// <summary>The same for writes without a context.</summary>
    /// <param name="connection">In a transaction.</param>
    public static async Task MustStillHoldLeaseAsync(this NpgsqlConnection connection, long? fencingNumber, CancellationToken cancellationToken)
    {
        if (fencingNumber is not { } number) return;
        await using var command = new NpgsqlCommand("select 1 from leases where fencing_number = $1 for share", connection) { Parameters = { new() { Value = number } } };
        if (await command.ExecuteScalarAsync(cancellationToken) is null) throw Lost();
    }

    private static RunAlreadyGoingException Lost() => new("En nyare körning har tagit över. Den här slutar utan att ändra något.");
}
