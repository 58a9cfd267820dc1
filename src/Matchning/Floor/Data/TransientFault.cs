using System.Net.Sockets;
using Npgsql;

namespace Matchning.Floor.Data;

/// <summary>
/// Faults of the database that pass by themselves, in two degrees. A night can wait for all of them. A person waits for a page, so a form's work is run again
/// only when the database broke it off; not when it is slow, busy or full, where asking again at once would make it worse.
/// </summary>
public static class TransientFault
{
    // The database ended the work itself: it chose another transaction before ours, is stopping, died, or is not up yet.
    private static readonly HashSet<string> BrokenOff =
    [
        PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected,
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow,
    ];

    /// <summary>Passes by itself, now or in a while.</summary>
    public static bool Is(Exception? fault) => Holds(fault, IsOne);

    /// <summary>The smaller degree: the database gave up on the work or its line went dead. Nothing is wrong with the work, and it may be tried again at once.</summary>
    public static bool IsBrokenOff(Exception? fault) => Holds(fault, IsOneBrokenOff);

    private static bool Holds(Exception? fault, Func<NpgsqlException, bool> isOne) => fault switch
    {
        null or PlainFaultException => false,
        AggregateException several => several.InnerExceptions.All(inner => Holds(inner, isOne)),
        NpgsqlException npgsql when isOne(npgsql) => true,
        _ => Holds(fault.InnerException, isOne),
    };

    private static bool IsOneBrokenOff(NpgsqlException fault) =>
        fault is PostgresException postgres ? BrokenOff.Contains(postgres.SqlState) : fault.InnerException is SocketException or IOException;

    // What only time mends comes on top: no answer in time, too many connections, a lock held by another, a transaction cut off since it stood idle (25P03).
    private static bool IsOne(NpgsqlException fault) =>
        IsOneBrokenOff(fault) || fault.IsTransient || fault.InnerException is TimeoutException
        || (fault is PostgresException postgres && (postgres.SqlState.StartsWith("57P", StringComparison.Ordinal) || postgres.SqlState is "25P03"));
}
