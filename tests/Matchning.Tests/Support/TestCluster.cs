using System.Diagnostics;
using Matchning.Floor.Data;
using Matchning.Floor.Schema;
using Matchning.Floor.Schema.Guards;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.Tests.Support;

/// <summary>
/// One real PostgreSQL for the whole test process (or the one in MATCHNING_TEST_DB) with one migrated template;
/// each database a test asks for is a clone of it.
/// </summary>
public static class TestCluster
{
    /// <summary>The same for each login of a test's server.</summary>
    public static readonly LoginOptions Logins = new() { Web = "sidor", Worker = "noder", Backup = "kopia" };

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly SemaphoreSlim Cloning = new(1);
    private static int _count;

    public static string AsPages(string connectionString) => DatabaseLogin.As(connectionString, DatabaseLogin.Web, Logins.Web!);

    public static string AsWorker(string connectionString) => DatabaseLogin.As(connectionString, DatabaseLogin.Worker, Logins.Worker!);

    public static async Task<string> NewDatabaseAsync() => await CloneAsync(await Template.Value);

    /// <summary>One with the same rows. Nobody may be connected to the one that is cloned.</summary>
    public static async Task<string> CloneAsync(string connectionString)
    {
        var template = new NpgsqlConnectionStringBuilder(connectionString);
        var name = $"matchning_test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        await Cloning.WaitAsync();
        try
        {
            await ExecuteAsync(template, $"create database {name} template {template.Database}");
        }
        finally
        {
            Cloning.Release();
        }

        var address = new NpgsqlConnectionStringBuilder(template.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        await ExecuteAsync(new(address) { Pooling = false }, ApplyGuards.OfTheDatabase, name);
        return address;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var server = Environment.GetEnvironmentVariable("MATCHNING_TEST_DB") ?? await OwnServerAsync();
        var template = new NpgsqlConnectionStringBuilder(server)
        {
            Database = $"matchning_test_{Environment.ProcessId}",
            Pooling = false,
            IncludeErrorDetail = true,
        };
        await using var db = new MatchningDb(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(template.ConnectionString).Options);
        await new MigrateDatabase(db, TimeProvider.System, Logins).RunAsync(_ => { }, CancellationToken.None);
        return template.ConnectionString;
    }

    // Outside the checkout, because the postgres user must be able to walk to it.
    private static async Task<string> OwnServerAsync()
    {
        var folder = Directory.CreateTempSubdirectory("matchning-test-").FullName;
        var cluster = PrivateCluster.At(folder);
        var address = await cluster.StartAsync(forTests: true);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Discard(folder);
        return address;
    }

    // A process of its own, because the runner gives an ending test process ten seconds and a hundred databases are many files.
    private static void Discard(string folder)
    {
        const string script = "kill -QUIT $(head -n 1 \"$0/data/postmaster.pid\"); sleep 1; rm -rf \"$0\"";
        Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", script, folder]) { RedirectStandardOutput = true, RedirectStandardError = true });
    }

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder server, string sql, string database = "postgres")
    {
        var postgres = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database };
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
