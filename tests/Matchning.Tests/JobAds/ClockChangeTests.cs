using System.Globalization;
using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.Market.JobAds;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds;

/// <summary>
/// Changes read every twenty minutes around a change of clocks, from a feed whose times carry no zone. In spring, when an hour never was, not even an overlap
/// is needed; in autumn one hour comes twice and the feed itself cannot say which it means, so an hour's overlap is the least that finds everything.
/// </summary>
public sealed class ClockChangeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(20);

    [Theory]
    [InlineData("1", "2027-03-28T01:00:00Z", "00:00:00")]
    [InlineData("2", "2027-03-28T01:00:00Z", "00:00:00")]
    [InlineData("1", "2027-10-31T01:00:00Z", "01:00:00")]
    [InlineData("2", "2027-10-31T01:00:00Z", "01:00:00")]
    public async Task FT_11_No_change_is_lost_or_misread_in_readings_across_the_change_of_clocks(string version, string change, string overlap)
    {
        await Tables.EmptyAsync(database);
        var changesAt = DateTimeOffset.Parse(change, CultureInfo.InvariantCulture);
        var at = changesAt - (Step * 2.5);
        await using var replay = await RunningReplay.StartAsync(now: at);
        await SyncAsync(replay, version, overlap, at);
        var old = await replay.IdsAsync("/snapshot");

        for (var i = 0; i < 8; i++)
        {
            at += Step;
            await replay.PostAsync("/admin/clock", new { now = at - (Step / 2) });
            await ChangeAsync(replay, old, i, at - (Step / 2));
            await replay.PostAsync("/admin/clock", new { now = at });

            await SyncAsync(replay, version, overlap, at);

            (await OpenAsync()).Should().BeEquivalentTo(await TruthAsync(replay), $"after the reading at {at:u}");
        }

        at.Should().BeAfter(changesAt + TimeSpan.FromHours(1));
        await using var db = database.Open();
        (await db.FeedReads.CountAsync(r => !r.IsSnapshot && r.Fault == null)).Should().Be(8);
    }

    [Fact]
    public async Task FT_11_The_time_asked_from_is_what_a_Swedish_clock_showed()
    {
        await Tables.EmptyAsync(database);
        var before = new DateTimeOffset(2027, 3, 28, 0, 50, 0, TimeSpan.Zero);
        await using var replay = await RunningReplay.StartAsync(now: before);
        foreach (var minutes in new[] { 0, 20, 40 })
        {
            var at = before.AddMinutes(minutes);
            await replay.PostAsync("/admin/clock", new { now = at });
            await replay.PostAsync("/admin/ads", Ad("1", at));
            await SyncAsync(replay, "2", "00:00:00", at);
        }

        var asked = JsonNode.Parse(await replay.Client.GetStringAsync("/admin/requests"))!.AsArray().Select(r => Uri.UnescapeDataString((string)r!["path"]!));
        asked.Should().Equal("/v2/snapshot", "/v2/stream?updated-after=2027-03-28T01:50:00", "/v2/stream?updated-after=2027-03-28T03:10:00");
    }

    // A new ad, a changed one, a removal, and the ad that was removed last time published again.
    private static async Task ChangeAsync(RunningReplay replay, List<string> old, int i, DateTimeOffset at)
    {
        var changed = JsonNode.Parse(await replay.Client.GetStringAsync($"/admin/ads/{old[i]}"))!.AsObject();
        changed["headline"] = $"Ändrad {i}";
        changed["timestamp"] = at.ToUnixTimeMilliseconds();
        await replay.PostAsync("/admin/ads", changed);
        await replay.PostAsync("/admin/ads", Ad($"88{i:00}", at));
        await replay.PostAsync($"/admin/remove/{old[100 + i]}");
        if (i > 0) await replay.PostAsync("/admin/ads", Ad(old[99 + i], at));
    }

    private async Task SyncAsync(RunningReplay replay, string version, string overlap, DateTimeOffset at)
    {
        await using var service = Service.On(database, replay.Client.BaseAddress, new StoppedClock(at), ("JobAds:Version", version), ("JobAds:Overlap", overlap));
        await service.SyncAsync();
    }

    private async Task<Dictionary<string, string>> OpenAsync()
    {
        await using var db = database.Open();
        return await db.ExternalAds.Where(a => a.ClosedAt == null).ToDictionaryAsync(a => a.SourceId, a => Convert.ToHexStringLower(a.ContentHash)[..24]);
    }

    private static async Task<Dictionary<string, string>> TruthAsync(RunningReplay replay)
    {
        var truth = JsonNode.Parse(await replay.Client.GetStringAsync("/admin/truth"))!["ads"]!.AsArray();
        return truth.ToDictionary(ad => (string)ad!["id"]!, ad => (string)ad!["hash"]!);
    }

    private static JsonObject Ad(string id, DateTimeOffset at) => new()
    {
        ["id"] = id,
        ["headline"] = $"Diskare {id}",
        ["publication_date"] = "2026-03-17T08:00:00",
        ["last_publication_date"] = "2027-12-31T23:59:59",
        ["timestamp"] = at.ToUnixTimeMilliseconds(),
        ["removed"] = false,
        ["description"] = new JsonObject { ["text"] = "Du diskar och hjälper till i köket." },
    };
}
