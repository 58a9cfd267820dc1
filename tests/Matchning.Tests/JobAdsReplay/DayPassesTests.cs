using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.JobAdsReplay.Generated;
using Xunit;

namespace Matchning.Tests.JobAdsReplay;

public sealed class DayPassesTests
{
    [Fact]
    public async Task A_day_does_what_it_says_and_the_truth_shows_it()
    {
        await using var replay = await RunningReplay.StartAsync(generated: 200);
        var before = await TruthAsync(replay);

        var day = await DayAsync(replay, "seed=5&new=7&changed=6&removed=5&vanished=4");
        var after = await TruthAsync(replay);

        ((DateTimeOffset)day["now"]!).Should().Be(RunningReplay.Now.AddDays(1));
        Ids(day, "new").Should().HaveCount(7).And.BeSubsetOf(after.Keys).And.NotIntersectWith(before.Keys);
        Ids(day, "changed").Should().HaveCount(6).And.OnlyContain(id => before[id] != after[id]);
        before.Keys.Except(after.Keys).Should().BeEquivalentTo([.. Ids(day, "removed"), .. Ids(day, "vanished"), .. Ids(day, "closed")]);
        var stream = (await replay.ItemsAsync("/v2/stream?updated-after=2026-03-18T10:00:00")).ToLookup(item => (bool)item["removed"]!, item => (string)item["id"]!);
        stream[true].Should().BeEquivalentTo(Ids(day, "removed"));
        stream[false].Should().BeEquivalentTo([.. Ids(day, "new"), .. Ids(day, "changed")]);
    }

    [Fact]
    public async Task A_month_of_the_same_seeds_ends_with_the_same_feed()
    {
        await using var one = await RunningReplay.StartAsync(generated: 100);
        await using var other = await RunningReplay.StartAsync(generated: 100);

        for (var night = 1; night <= 30; night++)
        {
            await DayAsync(one, $"seed={night}");
            await DayAsync(other, $"seed={night}");
        }
        var ends = await TruthAsync(one);

        ends.Should().Equal(await TruthAsync(other));
        (await one.IdsAsync("/snapshot")).Should().Equal(ends.Keys);
    }

    [Fact]
    public async Task The_clock_stands_where_it_was_put()
    {
        await using var replay = await RunningReplay.StartAsync(generated: 50);

        await replay.PostAsync("/admin/clock", new { now = "2026-07-01T02:00:00+02:00" });
        var later = await replay.IdsAsync("/snapshot");
        await replay.PostAsync("/admin/clock", new { now = (string?)null });

        later.Should().HaveCountLessThan(300);
        (await replay.IdsAsync("/snapshot")).Should().HaveCount(610);
    }

    [Fact]
    public void Lines_for_measuring_are_the_ads_that_the_replay_holds()
    {
        using var lines = new MemoryStream();
        using var again = new MemoryStream();

        GeneratedAds.WriteLines(6000, new DateOnly(2026, 3, 18), lines);
        GeneratedAds.WriteLines(6000, new DateOnly(2026, 3, 18), again);

        var ads = System.Text.Encoding.UTF8.GetString(lines.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        ads.Should().HaveCount(6000).And.OnlyHaveUniqueItems();
        ads.Select(ad => (string)JsonNode.Parse(ad)!["id"]!).Should().Equal(Enumerable.Range(0, 6000).Select(ManyAds.Id));
        ads.Skip(1500).Average(ad => ad.Length).Should().BeInRange(3800, 5000);
        again.ToArray().AsSpan().SequenceEqual(lines.ToArray()).Should().BeTrue();
    }

    private static async Task<JsonObject> DayAsync(RunningReplay replay, string query)
    {
        using var response = await replay.Client.PostAsync($"/admin/day?{query}", null);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<Dictionary<string, string>> TruthAsync(RunningReplay replay) =>
        (await replay.Client.GetFromJsonAsync<JsonObject>("/admin/truth"))!["ads"]!.AsArray().ToDictionary(ad => (string)ad!["id"]!, ad => (string)ad!["hash"]!);

    private static List<string> Ids(JsonObject day, string what) => [.. day[what]!.AsArray().Select(id => (string)id!)];
}
