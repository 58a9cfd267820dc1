using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests.JobAdsReplay;

public sealed class StreamContractTests : IAsyncLifetime
{
    private const string Recently = "2026-03-17T00:00:00";

    private RunningReplay _replay = null!;

    public async ValueTask InitializeAsync() => _replay = await RunningReplay.StartAsync();

    public ValueTask DisposeAsync() => _replay.DisposeAsync();

    [Theory]
    [InlineData("/stream")]
    [InlineData("/stream?date=igår")]
    [InlineData("/stream?date=2026-03-17")]
    [InlineData("/stream?date=2026-03-17T00:00:00&updated-before-date=snart")]
    [InlineData("/v2/stream?date=2026-03-17T00:00:00")]
    [InlineData("/v2/stream?updated-after=2026-13-17T00:00:00")]
    public async Task A_missing_or_malformed_time_is_refused_with_a_message(string path)
    {
        using var response = await _replay.Client.GetAsync(path);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        ((string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["message"]).Should().Contain("must be a time");
    }

    [Theory]
    [InlineData("2026-03-17T12:00:00", "2026-03-17T12:00:00", true)]
    [InlineData("2026-03-17T11:59:59", "2026-03-17T12:00:00", true)]
    [InlineData("2026-03-17T12:00:01", "2026-03-17T12:00:02", false)]
    [InlineData("2026-03-17T11:59:58", "2026-03-17T11:59:59", false)]
    public async Task The_window_takes_in_both_its_ends_to_the_second(string from, string to, bool inside)
    {
        // 12:00:00.900 in Sweden, which is still on winter time.
        await _replay.PostAsync("/admin/ads", Ad("1", timestamp: new DateTimeOffset(2026, 3, 17, 11, 0, 0, 900, TimeSpan.Zero).ToUnixTimeMilliseconds()));

        (await _replay.IdsAsync($"/stream?date={from}&updated-before-date={to}")).Contains("1").Should().Be(inside);
        (await _replay.IdsAsync($"/v2/stream?updated-after={from}&updated-before={to}")).Contains("1").Should().Be(inside);
    }

    [Fact]
    public async Task An_ad_not_yet_published_or_past_its_last_day_is_in_neither_call()
    {
        await _replay.PostAsync("/admin/ads", Ad("tomorrow", published: "2026-03-19T00:00:00"));
        await _replay.PostAsync("/admin/ads", Ad("closed", last: "2026-03-18T09:59:59"));
        await _replay.PostAsync("/admin/ads", Ad("closing", last: "2026-03-18T10:00:00"));

        foreach (var path in new[] { "/snapshot", "/v2/snapshot", $"/stream?date={Recently}", $"/v2/stream?updated-after={Recently}" })
            (await _replay.IdsAsync(path)).Should().Contain("closing").And.NotContain(["tomorrow", "closed"], path);
    }

    [Fact]
    public async Task A_removal_of_version_one_tells_occupation_and_place_as_plain_ids()
    {
        await _replay.PostAsync("/admin/ads", Ad("1"));
        await _replay.PostAsync("/admin/remove/1");

        var removal = (await _replay.ItemsAsync($"/stream?date={Recently}")).Single(item => (string)item["id"]! == "1");

        removal.ToJsonString().Should().Be(
            """{"id":"1","removed":true,"removed_date":"2026-03-18T10:00:00","occupation":"name","occupation_group":"group","occupation_field":"field","municipality":"town","region":"county","country":"land"}""");
    }

    [Fact]
    public async Task A_removal_of_version_two_is_short_and_stamped()
    {
        await _replay.PostAsync("/admin/ads", Ad("1"));
        await _replay.PostAsync("/admin/remove/1");

        var removal = (await _replay.ItemsAsync($"/v2/stream?updated-after={Recently}")).Single(item => (string)item["id"]! == "1");

        removal.ToJsonString().Should().Be($$"""{"id":"1","removed":true,"removed_date":"2026-03-18T10:00:00","timestamp":{{RunningReplay.Now.ToUnixTimeMilliseconds()}}}""");
        (await _replay.IdsAsync("/snapshot")).Should().NotContain("1");
    }

    [Fact]
    public async Task The_fourteen_recorded_removals_lie_in_the_night_to_yesterday()
    {
        var removals = (await _replay.ItemsAsync($"/stream?date={Recently}")).Where(item => (bool)item["removed"]!).ToList();

        removals.Should().HaveCount(14).And.OnlyContain(r => ((string)r["removed_date"]!).StartsWith("2026-03-17T03:1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("occupation-concept-id=name")]
    [InlineData("occupation-concept-id=group")]
    [InlineData("occupation-concept-id=field")]
    [InlineData("location-concept-id=town")]
    [InlineData("location-concept-id=county")]
    [InlineData("location-concept-id=land")]
    [InlineData("occupation-concept-id=other&occupation-concept-id=group")]
    [InlineData("occupation-concept-id=name&location-concept-id=county")]
    public async Task A_filter_finds_an_ad_and_its_removal_at_any_level(string filter)
    {
        await _replay.PostAsync("/admin/ads", Ad("1"));
        await _replay.PostAsync("/admin/ads", Ad("2"));
        await _replay.PostAsync("/admin/remove/2");

        foreach (var path in new[] { $"/stream?date={Recently}&{filter}", $"/v2/stream?updated-after={Recently}&{filter}" })
            (await _replay.IdsAsync(path)).Should().Equal("1", "2");
    }

    [Theory]
    [InlineData("occupation-concept-id=unknown")]
    [InlineData("occupation-concept-id=NAME")]
    [InlineData("occupation-concept-id=name&location-concept-id=elsewhere")]
    public async Task An_unknown_concept_id_matches_nothing(string filter)
    {
        await _replay.PostAsync("/admin/ads", Ad("1"));

        (await _replay.IdsAsync($"/v2/stream?updated-after={Recently}&{filter}")).Should().BeEmpty();
    }

    [Fact]
    public async Task An_ad_posted_again_is_replaced_and_no_longer_removed()
    {
        await _replay.PostAsync("/admin/ads", Ad("1"));
        await _replay.PostAsync("/admin/remove/1");

        await _replay.PostAsync("/admin/ads", Ad("1", last: "2026-05-01T23:59:59"));

        var item = (await _replay.ItemsAsync($"/v2/stream?updated-after={Recently}")).Single(i => (string)i["id"]! == "1");
        ((string?)item["last_publication_date"]).Should().Be("2026-05-01T23:59:59");
    }

    private static JsonObject Ad(string id, long? timestamp = null, string published = "2026-03-01T08:00:00", string last = "2026-04-01T23:59:59") => new()
    {
        ["id"] = id,
        ["publication_date"] = published,
        ["last_publication_date"] = last,
        ["timestamp"] = timestamp,
        ["occupation"] = new JsonObject { ["concept_id"] = "name" },
        ["occupation_group"] = new JsonObject { ["concept_id"] = "group" },
        ["occupation_field"] = new JsonObject { ["concept_id"] = "field" },
        ["workplace_address"] = new JsonObject { ["municipality_concept_id"] = "town", ["region_concept_id"] = "county", ["country_concept_id"] = "land" },
        ["removed"] = false,
    };
}
