namespace Matchning.JobAdsReplay;

/// <summary>How the replay is started. Tests set these directly; the command line is read by <see cref="CommandLine"/>.</summary>
public sealed record ReplayOptions
{
    public const int DefaultPort = 5081;
    public const int DefaultGenerated = 1500;

    /// <summary>0 takes a free port, which the running application's Urls tells.</summary>
    public int Port { get; init; } = DefaultPort;

    public int GeneratedAds { get; init; } = DefaultGenerated;

    public bool OriginalDates { get; init; }

    /// <summary>Four-digit code of the municipality that the generated ads lie around; the default is Eskilstuna.</summary>
    public string DemoMunicipality { get; init; } = "0484";

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>Runs on as usual, but on another date: with the original dates it shows the feed as it stood that day.</summary>
public sealed class AsOfClock(DateOnly day) : TimeProvider
{
    private readonly TimeSpan _away = day.ToDateTime(TimeOnly.MinValue) - SwedishTime.Now(System).Date;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _away;
}
