using System.Net.Sockets;
using Npgsql;

namespace Matchning.Data;

/// <summary>Faults that pass by themselves: the database is away, starting, chose another transaction before ours, or cut off one that stood idle (25P03).</summary>
public static class TransientFault
{
    public static bool Is(Exception? fault) => fault switch
    {
        null => false,
        PlainFaultException => false,
        PostgresException postgres => postgres.IsTransient || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || postgres.SqlState is "25P03",
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        NpgsqlException npgsql => npgsql.IsTransient || Is(npgsql.InnerException),
        AggregateException several => several.InnerExceptions.All(Is),
        _ => Is(fault.InnerException),
    };
}
