using System.Globalization;

namespace Matchning.Floor.Data;

/// <summary>Swedish days and clock times. Moments are stored in UTC; what is a day, a week or a month is decided here.</summary>
public static class SwedishTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    public static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("sv-SE");

    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    public static DateOnly Today(this TimeProvider clock) => Day(clock.GetUtcNow());

    /// <summary>
    /// The moment of a local time written without a zone. The doubled hour in October means its first pass,
    /// the missing hour in March the moment the clocks moved.
    /// </summary>
    public static DateTimeOffset Moment(DateTime naive)
    {
        var local = DateTime.SpecifyKind(naive, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>"21 november 2026"</summary>
    public static string Written(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary>"14.30": the short pattern of sv-SE would write a colon.</summary>
    public static string Clock(DateTimeOffset moment) => Local(moment).ToString("HH.mm", CultureInfo.InvariantCulture);
}
