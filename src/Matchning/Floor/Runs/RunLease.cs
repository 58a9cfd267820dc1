using Matchning.Floor.Data;
using Npgsql;

namespace Matchning.Floor.Runs;

/// <summary>
/// One run at a time over all nodes. Whoever takes the lease gets the next fencing number; a holder that froze and wakes late
/// finds a higher number in the table and may not write.
/// </summary>
public sealed class RunLease(NpgsqlDataSource database, RunOptions options)
{
    private const string Name = "night";

    /// <summary>The fencing number, or null while someone else holds the lease. Times are the database's own, since nodes' clocks differ, and of the moment: whoever waited for a row must not get a lease from before the wait.</summary>
    public async Task<long?> TryTakeAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into leases as old (name, fencing_number, expires_at) values ($1, 1, clock_timestamp() + $2)
            on conflict (name) do update set fencing_number = old.fencing_number + 1, expires_at = clock_timestamp() + $2
            where old.expires_at < clock_timestamp()
            returning fencing_number
            """);
        command.Parameters.AddWithValue(Name);
        command.Parameters.AddWithValue(options.Lease);
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>
    /// Keeps it, and shows that the run lives; one that ran out while this machine stood still is taken back if nobody else took it. False when it has passed
    /// on: stop writing.
    /// </summary>
    public async Task<bool> RenewAsync(long fencingNumber, long runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with held as (update leases set expires_at = clock_timestamp() + $3 where name = $1 and fencing_number = $2 returning 1)
            update runs set seen_at = now() where id = $4 and exists (select from held)
            """);
        command.Parameters.AddWithValue(Name);
        command.Parameters.AddWithValue(fencingNumber);
        command.Parameters.AddWithValue(options.Lease);
        command.Parameters.AddWithValue(runId);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task GiveBackAsync(long fencingNumber)
    {
        await using var command = database.CreateCommand("update leases set expires_at = clock_timestamp() - interval '1 second' where name = $1 and fencing_number = $2");
        command.Parameters.AddWithValue(Name);
        command.Parameters.AddWithValue(fencingNumber);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Another run holds the lease.</summary>
public class RunAlreadyGoingException : PlainFaultException
{
    public RunAlreadyGoingException() : base("En annan körning pågår redan. Vänta tills den är klar, eller se den under Körningar.") { }

    public RunAlreadyGoingException(string message) : base(message) { }

    public RunAlreadyGoingException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>The lease ran out in the middle of the work, as when a machine slept: another node goes on with it, or has done it.</summary>
public sealed class LeaseLostException : RunAlreadyGoingException
{
    private const string Plain = "En annan nod har tagit över körningen, eller gör det snart. Den här slutar utan att ändra något.";

    public LeaseLostException() : base(Plain) { }

    public LeaseLostException(string message) : base(message) { }

    public LeaseLostException(string message, Exception innerException) : base(message, innerException) { }

    public LeaseLostException(Exception innerException) : base(Plain, innerException) { }
}
