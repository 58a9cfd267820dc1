using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Matchning.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Matchning.Tests.JobAds.Month;

/// <summary>A real worker process that reads the feed once, on the simulation's clock: the runtime loads <c>StartupHook</c> in it before its own Main.</summary>
internal static class MovedWorker
{
    public const string ClockVariable = "MATCHNING_TEST_NOW";

    public static Process StartSync(TestDatabase database, Uri feed, DateTimeOffset now, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Matchning.Worker.dll"), "sync"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_STARTUP_HOOKS"] = typeof(MovedWorker).Assembly.Location,
                [ClockVariable] = now.ToString("O", CultureInfo.InvariantCulture),
                ["ConnectionStrings__Matchning"] = database.ConnectionString,
                ["JobAds__BaseUrl"] = feed.ToString(),
                ["JobAds__RetryDelay"] = "00:00:00.01",
                ["Privacy__PersonalNumberKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
                ["Privacy__PersonalNumberIndexKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            },
        };
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Called in the worker: gives its container the simulation's clock as soon as there is one to give it to.</summary>
    internal static void MoveClock()
    {
        if (Environment.GetEnvironmentVariable(ClockVariable) is not { } text) return;
        var away = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow;
        DiagnosticListener.AllListeners.Subscribe(new Watch<DiagnosticListener>(listener =>
        {
            if (listener.Name == "Microsoft.Extensions.Hosting") listener.Subscribe(new Watch<KeyValuePair<string, object?>>(told => Host(told, away)));
        }));
    }

    private static void Host(KeyValuePair<string, object?> told, TimeSpan away)
    {
        if (told is { Key: "HostBuilding", Value: IHostBuilder host }) host.ConfigureServices(services => services.AddSingleton<TimeProvider>(new AwayClock(away)));
    }

    private sealed class AwayClock(TimeSpan away) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + away;
    }

    private sealed class Watch<T>(Action<T> seen) : IObserver<T>
    {
        public void OnNext(T value) => seen(value);

        public void OnError(Exception error) { }

        public void OnCompleted() { }
    }
}
