using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Recorded;

/// <summary>
/// Makes ads from 2018–2026 look like today's. One number of days for the whole set would leave most of it long closed, so every
/// publication day is moved as one: all ads published on the same day move by the same whole number of days, clock times stay.
/// </summary>
public static class DateShift
{
    /// <summary>No ad is moved to today itself, so that all are published however early in the day the replay starts.</summary>
    private const int LongestAgoDays = 14;

    /// <summary>Text-only ads never had a publication date: they are taken to have been out this long when they closed.</summary>
    private const int OpenDaysWhenNotStated = 30;

    private static readonly DateTime ClosedWhenNotStated = new(2019, 2, 28, 23, 59, 59);
    private static readonly string[] Fields = ["publication_date", "last_publication_date", "application_deadline", "removed_date"];

    public static void Move(IReadOnlyList<JsonObject> ads, DateOnly today)
    {
        foreach (var ad in ads) FillMissingDates(ad);
        foreach (var publishedTogether in ads.GroupBy(ad => Day(ad, "publication_date")))
        {
            var days = DaysFor([.. publishedTogether], today);
            foreach (var ad in publishedTogether) Move(ad, days);
        }
    }

    /// <summary>The recorded burst of removals lands in the night before today, as a morning after a sync would find it.</summary>
    public static DateTime Move(DateTime removedAt, DateOnly today) => today.AddDays(-1).ToDateTime(TimeOnly.FromDateTime(removedAt));

    private static int DaysFor(List<JsonObject> publishedTogether, DateOnly today)
    {
        // A few ads were changed just after or before the midnight they were published at.
        var latest = publishedTogether.Max(ad => new[] { Day(ad, "publication_date"), ChangedOn(ad) }.Max());
        var firstToClose = publishedTogether.Min(ad => Day(ad, "last_publication_date"));
        var openDays = firstToClose.DayNumber - latest.DayNumber;
        // The remainder only spreads the days out; that it follows from the day itself makes every start give the same feed.
        var daysAgo = Math.Min(1 + latest.DayNumber % LongestAgoDays, openDays);
        return today.DayNumber - daysAgo - latest.DayNumber;
    }

    private static void Move(JsonObject ad, int days)
    {
        foreach (var field in Fields)
            if (SwedishTime.Read((string?)ad[field]) is { } at) ad[field] = SwedishTime.Text(at.AddDays(days));
        // Moved on the wall clock, or a change of summer time on the way would part the stamp from the dates.
        ad["timestamp"] = SwedishTime.EpochMs(SwedishTime.Local((long)ad["timestamp"]!).AddDays(days));
    }

    private static void FillMissingDates(JsonObject ad)
    {
        ad["last_publication_date"] ??= SwedishTime.Text(ClosedWhenNotStated);
        var closes = SwedishTime.Read((string?)ad["last_publication_date"])!.Value;
        ad["publication_date"] ??= SwedishTime.Text(closes.Date.AddDays(-OpenDaysWhenNotStated).AddHours(8));
        ad["timestamp"] ??= SwedishTime.EpochMs(SwedishTime.Read((string?)ad["publication_date"])!.Value);
    }

    private static DateOnly Day(JsonObject ad, string field) => DateOnly.FromDateTime(SwedishTime.Read((string?)ad[field])!.Value);

    private static DateOnly ChangedOn(JsonObject ad) => DateOnly.FromDateTime(SwedishTime.Local((long)ad["timestamp"]!));
}
