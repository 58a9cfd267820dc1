using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.JobAdsReplay;
using Microsoft.AspNetCore.Builder;

namespace Matchning.Tests.JobAdsReplay;

/// <summary>A replay on a port of its own, and the client that reads it.</summary>
public sealed class RunningReplay : IAsyncDisposable
{
    /// <summary>2026-03-18 10:00 in Sweden; the change to summer time lies between this day and most recorded ones.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 18, 9, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;

    private RunningReplay(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    public HttpClient Client { get; }

    public static async Task<RunningReplay> StartAsync(int generated = 0, bool originalDates = false, DateTimeOffset? now = null)
    {
        var app = Replay.Create(new ReplayOptions { Port = 0, GeneratedAds = generated, OriginalDates = originalDates, Clock = new StoppedClock(now ?? Now) });
        await app.StartAsync();
        return new(app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });
    }

    /// <summary>Sets what goes wrong; the quotes of the JSON may be written as apostrophes.</summary>
    public async Task PlayAsync(string scenario)
    {
        using var response = await Client.PostAsync("/admin/scenario", new StringContent(scenario.Replace('\'', '"')));
        response.StatusCode.Should().Be(HttpStatusCode.NoContent, await response.Content.ReadAsStringAsync());
    }

    public Task PlayAlwaysAsync(string fault) => PlayAsync($$"""{'rules':[{'fault':{{fault}}}]}""");

    public async Task<List<JsonObject>> ItemsAsync(string path) =>
        [.. (await Client.GetFromJsonAsync<JsonArray>(path))!.Select(item => item!.AsObject())];

    public async Task<List<string>> IdsAsync(string path) => [.. (await ItemsAsync(path)).Select(item => (string)item["id"]!)];

    public async Task<string> TextAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        using var response = await Client.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public async Task PostAsync(string path, object? body = null)
    {
        using var response = await Client.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

public sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
