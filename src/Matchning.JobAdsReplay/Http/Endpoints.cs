using Matchning.JobAdsReplay.Faults;
using Matchning.JobAdsReplay.Feed;

namespace Matchning.JobAdsReplay.Http;

/// <summary>The calls of the JobStream contract, version 1 and 2. Parameter names and the shape of a removal are all that differ.</summary>
public static class Endpoints
{
    public static void Map(WebApplication app, AdFeed feed, TimeProvider clock)
    {
        foreach (var path in new[] { "/snapshot", "/v2/snapshot" })
            app.MapGet(path, http => FeedResponse.WriteAsync(http, feed.Snapshot(), Today(clock)));

        app.MapGet("/stream", http => StreamAsync(http, feed, clock, RemovalShape.One, "date", "updated-before-date"));
        app.MapGet("/v2/stream", http => StreamAsync(http, feed, clock, RemovalShape.Two, "updated-after", "updated-before"));
    }

    private static Task StreamAsync(HttpContext http, AdFeed feed, TimeProvider clock, RemovalShape shape, string fromName, string toName)
    {
        var query = http.Request.Query;
        if (SwedishTime.Read(query[fromName]) is not { } from) return RefuseAsync(http, fromName);
        var to = query.ContainsKey(toName) ? SwedishTime.Read(query[toName]) : SwedishTime.Now(clock);
        if (to is null) return RefuseAsync(http, toName);

        var window = new FeedWindow(SwedishTime.EpochMs(from), SwedishTime.EpochMs(to.Value, lastPass: true));
        var filter = new FeedFilter(Ids(query["occupation-concept-id"]), Ids(query["location-concept-id"]));
        return FeedResponse.WriteAsync(http, feed.Stream(window, filter, Told(http) ?? shape), Today(clock));
    }

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(SwedishTime.Now(clock));

    /// <summary>The shape a scenario wants removals in, whatever the version of the call.</summary>
    private static RemovalShape? Told(HttpContext http) =>
        http.Features.Get<PlayedFault>()?.Fault is { Kind: FaultKinds.RemovalForm, Form: { } form } ? Enum.Parse<RemovalShape>(form, ignoreCase: true) : null;

    private static string[] Ids(IEnumerable<string?> values) => [.. values.OfType<string>()];

    private static Task RefuseAsync(HttpContext http, string parameter)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return http.Response.WriteAsJsonAsync(new { message = $"{parameter} must be a time written as 2026-03-01T02:15:00" }, http.RequestAborted);
    }
}
