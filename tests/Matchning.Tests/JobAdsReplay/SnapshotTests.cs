using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests.JobAdsReplay;

public sealed class SnapshotTests
{
    [Theory]
    [InlineData("/snapshot")]
    [InlineData("/v2/snapshot")]
    public async Task All_recorded_and_generated_ads_are_open_today(string path)
    {
        await using var replay = await RunningReplay.StartAsync(generated: 1500);

        var ads = await replay.ItemsAsync(path);

        ads.Should().HaveCount(560 + 1500).And.OnlyContain(ad => !(bool)ad["removed"]!);
        ads.Count(ad => (string?)ad["source_type"] == "MATCHNING_EXEMPEL").Should().Be(1500);
        ads.Select(ad => (string)ad["id"]!).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("2026-01-01T23:10:00Z")]
    [InlineData("2026-11-21T22:59:00Z")]
    [InlineData("2027-03-28T01:30:00Z")]
    [InlineData("2028-02-29T12:00:00Z")]
    public async Task All_ads_are_open_whatever_day_and_hour_the_replay_starts(string now)
    {
        await using var replay = await RunningReplay.StartAsync(generated: 100, now: DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

        (await replay.IdsAsync("/snapshot")).Should().HaveCount(660);
    }

    [Fact]
    public async Task Lines_hold_the_same_ads_as_the_array()
    {
        await using var replay = await RunningReplay.StartAsync(generated: 20);

        var lines = await replay.TextAsync("/v2/snapshot", "application/jsonl");
        var array = await replay.TextAsync("/v2/snapshot", "application/json");

        lines.Should().EndWith("\n");
        ("[" + string.Join(',', lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)) + "]").Should().Be(array);
    }

    [Fact]
    public async Task A_restart_later_the_same_day_sends_the_same_bytes()
    {
        await using var morning = await RunningReplay.StartAsync(generated: 300);
        await using var evening = await RunningReplay.StartAsync(generated: 300, now: RunningReplay.Now.AddHours(12));

        var first = await morning.TextAsync("/snapshot", "application/json");

        (await evening.TextAsync("/snapshot", "application/json") == first).Should().BeTrue();
        (await morning.TextAsync("/snapshot", "application/json") == first).Should().BeTrue();
    }

    [Fact]
    public async Task The_answer_is_compressed_for_a_client_that_takes_gzip()
    {
        await using var replay = await RunningReplay.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v2/snapshot") { Headers = { { "Accept-Encoding", "gzip" } } };

        using var response = await replay.Client.SendAsync(request);

        response.Content.Headers.ContentEncoding.Should().Equal("gzip");
        await using var body = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        (await JsonNode.ParseAsync(body))!.AsArray().Should().HaveCount(560);
    }

    [Theory]
    [InlineData("/snapshot", "application/json", false)]
    [InlineData("/v2/snapshot", "application/jsonl", false)]
    [InlineData("/v2/snapshot", "application/json", true)]
    public async Task An_incomplete_snapshot_breaks_off_once_and_only_once(string path, string accept, bool compressed)
    {
        await using var replay = await RunningReplay.StartAsync();
        await replay.PostAsync("/admin/incomplete?after=100");
        using var handler = new HttpClientHandler { AutomaticDecompression = compressed ? DecompressionMethods.GZip : DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = replay.Client.BaseAddress, DefaultRequestHeaders = { { "Accept", accept } } };

        var read = () => client.GetStringAsync(path);

        await read.Should().ThrowAsync<HttpRequestException>();
        (await read()).Should().EndWith(accept == "application/json" ? "]" : "\n");
    }

    [Fact]
    public async Task Before_an_incomplete_snapshot_breaks_off_its_first_ads_can_be_read()
    {
        await using var replay = await RunningReplay.StartAsync();
        await replay.PostAsync("/admin/incomplete?after=100");
        using var response = await replay.Client.GetAsync("/snapshot", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var ads = new List<JsonObject?>();

        var read = async () =>
        {
            await foreach (var ad in JsonSerializer.DeserializeAsyncEnumerable<JsonObject>(body)) ads.Add(ad);
        };

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        await read.Should().ThrowAsync<Exception>();
        ads.Should().NotBeEmpty().And.HaveCountLessThanOrEqualTo(100);
    }
}
