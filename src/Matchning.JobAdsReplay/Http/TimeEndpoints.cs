using System.Globalization;
using Matchning.JobAdsReplay.Feed;

namespace Matchning.JobAdsReplay.Http;

/// <summary>Moves the clock, lets days pass, and tells what the feed then holds.</summary>
public static class TimeEndpoints
{
    public static void Map(WebApplication app, AdFeed feed, MovableClock clock, DayPasses days)
    {
        app.MapPost("/admin/clock", (ClockSetting setting) =>
        {
            if (setting.Now is { } now) clock.StopAt(now);
            else clock.LetGo();
            return Results.Json(new { now = clock.GetUtcNow() });
        });
        app.MapPost("/admin/day", (HttpContext http) =>
        {
            var query = http.Request.Query;
            int? Number(string name, int otherwise) => !query.ContainsKey(name) ? otherwise
                : int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            if (Number("seed", 1) is not { } seed || Number("new", 20) is not { } added || Number("changed", 20) is not { } changed
                || Number("removed", 10) is not { } removed || Number("vanished", 2) is not { } vanished)
                return Results.BadRequest(new { message = "seed, new, changed, removed and vanished are whole numbers, 0 or more" });
            return Results.Json(days.Pass(seed, added, changed, removed, vanished, moveClock: query["clock"] != "stay"));
        });
        app.MapGet("/admin/truth", () => Results.Json(new
        {
            now = clock.GetUtcNow(),
            ads = feed.Open().Select(ad => new { id = ad.Id, hash = ad.Hash, timestamp = ad.ChangedMs, closes = ad.Dates.ClosesAt is { } at ? SwedishTime.Text(at) : null }),
        }));
    }

    /// <summary>Null lets the clock go on as usual.</summary>
    public sealed record ClockSetting(DateTimeOffset? Now);
}
