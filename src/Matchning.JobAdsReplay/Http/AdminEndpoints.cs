using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matchning.JobAdsReplay.Faults;
using Matchning.JobAdsReplay.Feed;

namespace Matchning.JobAdsReplay.Http;

/// <summary>What tests and demos do to the feed while it runs. Nothing here is part of the real service, and nothing survives a restart.</summary>
public static class AdminEndpoints
{
    public static void Map(WebApplication app, AdFeed feed, ScenarioPlayer player)
    {
        app.MapPost("/admin/remove/{id}", (string id) => feed.Remove(id) ? Results.NoContent() : Results.NotFound());
        app.MapGet("/admin/ads/{id}", (string id) => feed.Find(id) is { } ad ? Results.Bytes(ad.Json, "application/json") : Results.NotFound());
        app.MapPost("/admin/ads", http => AddAsync(http, feed));
        app.MapPost("/admin/incomplete", (HttpContext http) => ArmCut(http.Request.Query["after"], player));
    }

    private static async Task AddAsync(HttpContext http, AdFeed feed)
    {
        var refused = await ReadAdAsync(http, feed);
        http.Response.StatusCode = refused is null ? StatusCodes.Status204NoContent : StatusCodes.Status400BadRequest;
        if (refused is not null) await http.Response.WriteAsJsonAsync(new { message = refused }, http.RequestAborted);
    }

    private static async Task<string?> ReadAdAsync(HttpContext http, AdFeed feed)
    {
        try
        {
            var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            if (body is not JsonObject ad || ad["id"]?.GetValueKind() != JsonValueKind.String) return "An ad is one JSON object with its id as a string";
            feed.Put(ad);
            return null;
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or FormatException)
        {
            return "The ad could not be read: " + bad.Message;
        }
    }

    private static IResult ArmCut(string? after, ScenarioPlayer player)
    {
        if (!int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var items))
            return Results.BadRequest(new { message = "after must be a number of ads, for example /admin/incomplete?after=100" });
        player.ArmNextSnapshot(new Fault { Kind = FaultKinds.CutAds, Count = items });
        return Results.NoContent();
    }
}
