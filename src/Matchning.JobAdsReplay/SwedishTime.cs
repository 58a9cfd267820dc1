using System.Globalization;

namespace Matchning.JobAdsReplay;

/// <summary>The naive times inside ads and in the calls are Swedish wall-clock time; this is the only place that turns them into moments.</summary>
public static class SwedishTime
{
    public const string Pattern = "yyyy-MM-dd'T'HH:mm:ss";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static DateTime Now(TimeProvider clock) => Local(clock.GetUtcNow());

    public static DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    public static DateTime Local(long epochMs) => Local(DateTimeOffset.FromUnixTimeMilliseconds(epochMs));

    /// <summary>The hour that comes twice in autumn is read as its first pass, or its last where an end of a window is meant.</summary>
    public static long EpochMs(DateTime local, bool lastPass = false)
    {
        // The hour that spring skips exists in no clock; an hour later is the same moment people would mean.
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = Zone.GetUtcOffset(local);
        if (Zone.IsAmbiguousTime(local))
        {
            var offsets = Zone.GetAmbiguousTimeOffsets(local);
            offset = lastPass ? offsets.Min() : offsets.Max();
        }
        return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset).ToUnixTimeMilliseconds();
    }

    public static string Text(DateTime local) => local.ToString(Pattern, CultureInfo.InvariantCulture);

    public static DateTime? Read(string? text) =>
        DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : null;
}
