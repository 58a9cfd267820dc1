using System.Diagnostics;
using System.Globalization;
using Matchning.Floor.Data;

namespace Matchning.Benchmarks;

/// <summary>The built Worker as a node of one processor, that can be put to sleep while another works alone.</summary>
internal sealed class WorkerNode : IDisposable
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "..", "..", "Matchning.Worker", "release", "Matchning.Worker.dll");

    /// <summary>Of the workers' login, on a server that lives as long as the measurement.</summary>
    public const string Password = "noder";

    private readonly Process _process;

    public WorkerNode(string connectionString)
    {
        if (!File.Exists(Dll)) throw new InvalidOperationException("Build src/Matchning.Worker in Release first.");
        var start = new ProcessStartInfo("dotnet", [Dll]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Matchning"] = DatabaseLogin.As(connectionString, DatabaseLogin.Worker, Password);
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        start.Environment["Privacy__PersonalNumberKey"] = start.Environment["Privacy__PersonalNumberIndexKey"] = Convert.ToBase64String(new byte[32]);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public void Sleep() => Signal("STOP");

    public void Wake() => Signal("CONT");

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
