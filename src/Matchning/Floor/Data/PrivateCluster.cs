using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Matchning.Floor.Data;

/// <summary>
/// A PostgreSQL server of our own in one folder, listening on the loopback address only. What ./start and the tests use
/// when no server is pointed out.
/// </summary>
public sealed class PrivateCluster
{
    private const string User = "matchning";
    private readonly string _folder;
    private readonly string _binaries;
    private readonly bool _isRoot = Environment.UserName == "root";

    private PrivateCluster(string folder, string binaries)
    {
        _folder = Path.GetFullPath(folder);
        _binaries = binaries;
    }

    private string DataFolder => Path.Combine(_folder, "data");

    private string PidFile => Path.Combine(DataFolder, "postmaster.pid");

    private string PortFile => Path.Combine(_folder, "port");

    private string PasswordFile => Path.Combine(_folder, "password");

    /// <exception cref="ClusterException">No PostgreSQL on the machine; the message says what to install.</exception>
    public static PrivateCluster At(string folder)
    {
        var binaries = Environment.GetEnvironmentVariable("MATCHNING_POSTGRES_BIN") ?? Installed();
        return binaries is not null && File.Exists(Path.Combine(binaries, "initdb"))
            ? new PrivateCluster(folder, binaries)
            : throw new ClusterException(
                "PostgreSQL finns inte på datorn. Installera det (apt-get install postgresql-15), peka ut det med MATCHNING_POSTGRES_BIN, "
                + "eller ange en egen server i ConnectionStrings__Matchning.");
    }

    /// <summary>Makes the cluster if it is not there, starts it if it is not running, and gives its address.</summary>
    /// <param name="forTests">Faster, and not safe when the machine loses power.</param>
    /// <param name="port">By default the one it had before, so that whoever was connected finds it again; else a free one.</param>
    /// <param name="cancellationToken">Stops waiting for the server.</param>
    public async Task<string> StartAsync(bool forTests = false, int? port = null, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(Path.Combine(DataFolder, "PG_VERSION"))) await CreateAsync(cancellationToken);
        if (!await IsRunningAsync(cancellationToken)) await LaunchAsync(forTests, port ?? LastPort() ?? FreePort(), cancellationToken);
        CloseToOthers();
        var password = (await File.ReadAllTextAsync(PasswordFile, cancellationToken)).Trim();
        return $"Host=127.0.0.1;Port={RunningPort()};Username={User};Password={password};Database=matchning";
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (await IsRunningAsync(cancellationToken)) await RunAsync("pg_ctl", ["-D", DataFolder, "-m", "fast", "-w", "stop"], cancellationToken);
    }

    private static string? Installed() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(d => double.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(d => Path.Combine(d, "bin"))
            .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
        : null;

    // A half-made cluster (a killed first start) has no PG_VERSION, and initdb wants an empty folder.
    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(DataFolder)) Directory.Delete(DataFolder, recursive: true);
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), cancellationToken);
        if (_isRoot) await ExecuteAsync("chown", ["-R", "postgres:postgres", _folder], cancellationToken);
        CloseToOthers();
        await RunAsync(
            "initdb",
            ["-D", DataFolder, "-U", User, "-A", "scram-sha-256", "--pwfile=" + PasswordFile, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            cancellationToken);
    }

    // The password opens everything, so neither it nor the folder is anybody else's to look into.
    private void CloseToOthers()
    {
        const UnixFileMode ours = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows()) return;
        if (File.Exists(PasswordFile)) File.SetUnixFileMode(PasswordFile, ours);
        File.SetUnixFileMode(_folder, ours | UnixFileMode.UserExecute);
    }

    private async Task LaunchAsync(bool forTests, int port, CancellationToken cancellationToken)
    {
        // A socket path may be 107 bytes; deep checkouts are longer, so the socket lives in the temp folder or not at all.
        var settings = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200";
        if (forTests) settings += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        await RunAsync("pg_ctl", ["-D", DataFolder, "-l", Path.Combine(_folder, "log"), "-w", "-o", settings, "start"], cancellationToken);
        await File.WriteAllTextAsync(PortFile, port.ToString(CultureInfo.InvariantCulture), cancellationToken);
    }

    private async Task<bool> IsRunningAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(PidFile)) return false;
        if (IsZombie(File.ReadLines(PidFile).First()))
        {
            // Killed, but not yet reaped by its parent: PostgreSQL would take it for alive and refuse to start.
            File.Delete(PidFile);
            return false;
        }

        var (exitCode, _) = await ExecuteAsync(Command("pg_ctl", ["-D", DataFolder, "status"]), cancellationToken);
        return exitCode == 0;
    }

    private static bool IsZombie(string pid) =>
        File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat").Contains(") Z", StringComparison.Ordinal);

    private string RunningPort() => File.ReadLines(PidFile).ElementAt(3);

    private async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await ExecuteAsync(Command(program, arguments), cancellationToken);
        if (exitCode == 0) return;
        var reason = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(l => l.Contains("FATAL", StringComparison.Ordinal) || l.Contains("error", StringComparison.Ordinal))
            ?? output.Trim();
        throw new ClusterException(reason.Contains("No space left", StringComparison.Ordinal)
            ? $"Disken är full: PostgreSQL kunde inte starta i {_folder}. Frigör plats och starta igen."
            : $"PostgreSQL kunde inte startas i {_folder} ({program}): {reason} Mer står i {Path.Combine(_folder, "log")}.");
    }

    // PostgreSQL refuses to run as root; the folder belongs to the postgres user then.
    private (string Program, string[] Arguments) Command(string program, string[] arguments)
    {
        var path = Path.Combine(_binaries, program);
        return _isRoot
            ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : (path, arguments);
    }

    private static Task<(int, string)> ExecuteAsync(string program, string[] arguments, CancellationToken cancellationToken) =>
        ExecuteAsync((program, arguments), cancellationToken);

    // Output goes through files: a started server inherits the handles, and a pipe would stay open for its whole life.
    private static async Task<(int ExitCode, string Output)> ExecuteAsync(
        (string Program, string[] Arguments) command, CancellationToken cancellationToken)
    {
        var output = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
            // What it says is read here, so it must not say it in the language of the shell.
            start.Environment["LC_ALL"] = "C";
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null");
            foreach (var argument in (string[])["sh", output, command.Program, .. command.Arguments]) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await File.ReadAllTextAsync(output, cancellationToken));
        }
        finally
        {
            File.Delete(output);
        }
    }

    private int? LastPort() =>
        File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && IsFree(port) ? port : null;

    private static bool IsFree(int port)
    {
        try
        {
            return FreePort(port) == port;
        }
        catch (Exception taken) when (taken is SocketException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static int FreePort(int port = 0)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The private server could not be made or started; the message says why and what to do.</summary>
public sealed class ClusterException : PlainFaultException
{
    public ClusterException() { }

    public ClusterException(string message) : base(message) { }

    public ClusterException(string message, Exception innerException) : base(message, innerException) { }
}
