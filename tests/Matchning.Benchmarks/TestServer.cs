using Matchning.Floor.Data;
using Npgsql;

namespace Matchning.Benchmarks;

/// <summary>A PostgreSQL of our own in a temporary folder, gone afterwards.</summary>
internal static class TestServer
{
    /// <summary>Of the server that is running now.</summary>
    public static string Address { get; private set; } = "";

    public static void With(Action<NpgsqlConnection> work) => With(connection =>
    {
        work(connection);
        return true;
    });

    public static T With<T>(Func<NpgsqlConnection, T> work)
    {
        var folder = Directory.CreateTempSubdirectory("matchning-benchmark").FullName;
        var cluster = PrivateCluster.At(folder);
        try
        {
            var address = new NpgsqlConnectionStringBuilder(cluster.StartAsync(forTests: true).GetAwaiter().GetResult()) { Database = "postgres", PersistSecurityInfo = true, ReadBufferSize = 65536, WriteBufferSize = 65536 };
            Address = address.ConnectionString;
            using var connection = new NpgsqlConnection(Address);
            connection.Open();
            return work(connection);
        }
        finally
        {
            cluster.StopAsync().GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        }
    }
}
