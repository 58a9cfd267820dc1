using Matchning.JobAdsReplay.Faults;

namespace Matchning.JobAdsReplay;

/// <summary>How the replay is started. Tests set these directly; the command line is read by <see cref="CommandLine"/>.</summary>
public sealed record ReplayOptions
{
    public const int DefaultPort = 5081;
    public const int DefaultGenerated = 1500;
    public const int MostGenerated = 1_000_000;

    /// <summary>0 takes a free port, which the running application's Urls tells.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>More than a few are written only when they are sent, so that a whole country's ads fit.</summary>
    public int GeneratedAds { get; init; } = DefaultGenerated;

    /// <summary>What goes wrong from the start.</summary>
    public Scenario Scenario { get; init; } = Scenario.Nothing;

    public bool OriginalDates { get; init; }

    /// <summary>Four-digit code of the municipality that the generated ads lie around; the default is Eskilstuna.</summary>
    public string DemoMunicipality { get; init; } = "0484";

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>Runs on as usual, but on another date: with the original dates it shows the feed as it stood that day.</summary>
public sealed class AsOfClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly TimeSpan _away;

    public AsOfClock(DateOnly day, TimeProvider real)
    {
        _real = real;
        var now = real.GetUtcNow();
        // By the wall clock: counted in hours, summer time would make a start near midnight land on the next day.
        var thatDay = day.ToDateTime(TimeOnly.FromDateTime(SwedishTime.Local(now)));
        _away = DateTimeOffset.FromUnixTimeMilliseconds(SwedishTime.EpochMs(thatDay)) - now;
    }

    public override DateTimeOffset GetUtcNow() => _real.GetUtcNow() + _away;
}
