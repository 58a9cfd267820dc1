using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Floor.Schema.Guards;
using Npgsql;

namespace Matchning.Faults.Processes;

/// <summary>How PostgreSQL dies. All three lose what was not committed and nothing else.</summary>
internal enum Crash { KillPostmaster, ImmediateStop, KillOneBackend }

/// <summary>A real PostgreSQL of our own with fsync on, always on the same port, that drills stop the hard way.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly PrivateCluster _cluster;
    private readonly string _folder;
    private readonly int _port = FreePort.Take();
    private string _address = "";
    private int _count;

    private Database(string folder) => (_folder, _cluster) = (folder, PrivateCluster.At(folder));

    public int Port => _port;

    // Outside the checkout, because the postgres user must be able to walk to it.
    public static async Task<Database> StartAsync()
    {
        var database = new Database(Directory.CreateTempSubdirectory("matchning-faults-").FullName);
        await database.StartAgainAsync();
        return database;
    }

    public async Task StartAgainAsync() => _address = await _cluster.StartAsync(port: _port);

    /// <summary>Address of a database on this server, or through a proxy in front of it.</summary>
    public string Address(string name, int? port = null, string extra = "") =>
        new NpgsqlConnectionStringBuilder(_address) { Database = name, Port = port ?? _port }.ConnectionString + extra;

    public async Task<string> NewAsync(string? template = null)
    {
        var name = $"drill_{Interlocked.Increment(ref _count)}";
        await ExecuteAsync("postgres", template is null ? $"create database {name}" : $"create database {name} template {template}");
        if (template is not null) await ExecuteAsync(name, ApplyGuards.OfTheDatabase);
        return name;
    }

    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Address(database, extra: ";Pooling=false;Command Timeout=300"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ValueAsync<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Address(database, extra: ";Pooling=false;Command Timeout=300"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Dies at once; the server is down afterwards, or, when one backend was killed, has put itself right.</summary>
    public async Task CrashAsync(Crash how)
    {
        var postmaster = Postmaster();
        var children = ChildrenOf(postmaster);
        var victim = how == Crash.KillOneBackend ? children.FirstOrDefault(IsBackend) : postmaster;
        if (victim == 0) victim = postmaster;
        _ = Child.SendSignal(victim, how == Crash.ImmediateStop ? Child.Quit : Child.Kill);
        await Until.TrueAsync(() => Task.FromResult(children.TrueForAll(IsGone)), TimeSpan.FromSeconds(20), "PostgreSQL:s processer är borta");
        if (victim == postmaster) await Until.TrueAsync(() => Task.FromResult(IsGone(postmaster)), TimeSpan.FromSeconds(20), "PostgreSQL är borta");
    }

    public Task StopAsync() => _cluster.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private int Postmaster() => int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static List<int> ChildrenOf(int parent) =>
        [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _))
            .Select(n => int.Parse(n!, CultureInfo.InvariantCulture)).Where(id => ParentOf(id) == parent)];

    private static int ParentOf(int id) => Stat(id) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    private static bool IsGone(int id) => Stat(id) is [] or ["Z", ..];

    private static bool IsBackend(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Contains("drill_", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // What follows the name in parentheses: state, parent, …
    private static string[] Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
