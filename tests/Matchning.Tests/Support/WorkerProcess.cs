using System.Diagnostics;
using System.Security.Cryptography;

namespace Matchning.Tests.Support;

/// <summary>The built Worker as a process of its own, a node of the night, to be killed, frozen and stopped.</summary>
public sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _log = [];
    private readonly List<string> _errors = [];

    private WorkerProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data, _errors);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static WorkerProcess Start(string connectionString, Uri? feed = null, params (string Key, string Value)[] settings) =>
        Start([], connectionString, feed, settings);

    public static WorkerProcess Start(string[] verb, string connectionString, Uri? feed = null, params (string Key, string Value)[] settings) =>
        new(Process.Start(Described(verb, connectionString, feed, settings))!);

    /// <summary>A verb, to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] verb, string connectionString = "", Uri? feed = null, params (string Key, string Value)[] settings)
    {
        using var process = Process.Start(Described(verb, connectionString, feed, settings))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private static ProcessStartInfo Described(string[] verb, string connectionString, Uri? feed, (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Matchning.Worker.dll"), .. verb]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // As it is run in earnest: all but the verbs that make and fill the database come in as the workers' login.
        start.Environment["ConnectionStrings__Matchning"] = verb is ["migrate" or "demo" or "first-admin", ..] || connectionString.Length == 0 ? connectionString : TestCluster.AsWorker(connectionString);
        start.Environment["Privacy__PersonalNumberKey"] = start.Environment["Privacy__PersonalNumberIndexKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        start.Environment["JobAds__BaseUrl"] = (feed ?? new Uri("http://127.0.0.1:9")).ToString();
        start.Environment["JobAds__RetryDelay"] = "00:00:00.01";
        start.Environment["Runs__Lease"] = "00:00:05";
        foreach (var (key, value) in settings) start.Environment[key] = value;
        return start;
    }

    /// <summary>How the node's name ends after the machine's: "-1234-".</summary>
    public string NamePart => $"-{_process.Id}-";

    public string Log
    {
        get
        {
            lock (_log) return string.Join('\n', _log);
        }
    }

    /// <summary>The lines of standard error.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_log) return [.. _errors];
        }
    }

    public bool IsUp => !_process.HasExited;

    public void Kill() => Signal("KILL");

    public void Freeze() => Signal("STOP");

    public void Wake() => Signal("CONT");

    /// <summary>Told to stop, as at a deploy; gives the exit code.</summary>
    public async Task<int> StopAsync(TimeSpan within)
    {
        Signal("TERM");
        return await EndAsync(within);
    }

    /// <summary>A verb's exit code, when it has come to its end.</summary>
    public Task<int> EndAsync() => EndAsync(TimeSpan.FromMinutes(1));

    private async Task<int> EndAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (IsUp) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void Keep(string? line, List<string>? also = null)
    {
        if (line is null) return;
        lock (_log)
        {
            _log.Add(line);
            also?.Add(line);
        }
    }
}
