using FluentAssertions;
using Matchning.Floor.Data;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Data;

public sealed class PrivateClusterTests
{
    [Fact]
    public async Task A_killed_server_starts_again_with_its_data()
    {
        var folder = Directory.CreateTempSubdirectory("matchning-cluster-").FullName;
        var cluster = PrivateCluster.At(folder);
        try
        {
            await ExecuteAsync(await cluster.StartAsync(), "create table kept (x int); insert into kept values (42)");
            Kill(folder);

            var kept = await ExecuteAsync(await cluster.StartAsync(), "select x from kept");

            kept.Should().Be(42);
        }
        finally
        {
            await cluster.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_half_made_cluster_is_made_anew()
    {
        var folder = Directory.CreateTempSubdirectory("matchning-cluster-").FullName;
        var cluster = PrivateCluster.At(folder);
        Directory.CreateDirectory(Path.Combine(folder, "data", "base"));
        try
        {
            var one = await ExecuteAsync(await cluster.StartAsync(), "select 1");

            one.Should().Be(1);
        }
        finally
        {
            await cluster.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    // As kill -9 of everything would leave it: no shutdown, a stale pid file.
    private static void Kill(string folder)
    {
        var pid = int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);
        System.Diagnostics.Process.GetProcessById(pid).Kill(entireProcessTree: true);
        while (Directory.Exists($"/proc/{pid}") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z", StringComparison.Ordinal)) Thread.Sleep(20);
    }

    private static async Task<object?> ExecuteAsync(string address, string sql)
    {
        var postgres = new NpgsqlConnectionStringBuilder(address) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
