using FluentAssertions;
using Matchning.JobAdsReplay.Faults;
using Xunit;

namespace Matchning.Tests.JobAdsReplay.Faults;

/// <summary>Faults in what the answer holds, and when a scenario plays them.</summary>
public sealed class ItemFaultTests : IAsyncLifetime
{
    private RunningReplay _replay = null!;

    public async ValueTask InitializeAsync() => _replay = await RunningReplay.StartAsync();

    public ValueTask DisposeAsync() => _replay.DisposeAsync();

    [Fact]
    public async Task Sixty_per_cent_smaller_is_the_same_ads_every_time()
    {
        await _replay.PlayAlwaysAsync("{'kind':'smaller'}");

        var first = await _replay.IdsAsync("/snapshot");
        var second = await _replay.IdsAsync("/snapshot");

        first.Should().HaveCount(224).And.OnlyHaveUniqueItems();
        second.Should().Equal(first);
    }

    [Theory]
    [InlineData("equal", true, false)]
    [InlineData("different", false, false)]
    [InlineData("removed", false, true)]
    public async Task Duplicates_are_equal_different_or_removed(string form, bool same, bool removed)
    {
        await _replay.PlayAlwaysAsync($"{{'kind':'duplicates','form':'{form}','count':2}}");

        var twins = (await _replay.ItemsAsync("/snapshot")).GroupBy(ad => (string)ad["id"]!).Where(ads => ads.Count() > 1).ToList();

        twins.Should().HaveCount(2).And.OnlyContain(ads => ads.First().ToJsonString() == ads.Last().ToJsonString() == same);
        twins.Should().OnlyContain(ads => (bool)ads.Last()["removed"]! == removed && (long)ads.Last()["timestamp"]! == (long)ads.First()["timestamp"]!);
    }

    [Fact]
    public async Task Time_travel_sends_an_older_wording_with_an_older_stamp()
    {
        var before = (await _replay.ItemsAsync("/snapshot")).ToDictionary(ad => (string)ad["id"]!);
        await _replay.PlayAlwaysAsync("{'kind':'older','days':10,'count':5}");

        var older = (await _replay.ItemsAsync("/snapshot")).Where(ad => (long)ad["timestamp"]! < (long)before[(string)ad["id"]!]["timestamp"]!).ToList();

        older.Should().HaveCount(5).And.OnlyContain(ad => ((string)ad["headline"]!).StartsWith("Gammal lydelse: "));
    }

    [Fact]
    public async Task Named_ads_are_missing_only_while_the_fault_lasts()
    {
        var ids = await _replay.IdsAsync("/snapshot");
        await _replay.PlayAsync($"{{'rules':[{{'call':'snapshot','request':1,'fault':{{'kind':'vanish','ids':['{ids[3]}','{ids[9]}']}}}}]}}");

        var without = await _replay.IdsAsync("/snapshot");

        ids.Except(without).Should().Equal(ids[3], ids[9]);
        (await _replay.IdsAsync("/snapshot")).Should().Equal(ids);
    }

    [Theory]
    [InlineData("oldest", "{\"id\":23752107,\"removed\":true")]
    [InlineData("one", "\"municipality\":")]
    [InlineData("two", "\"timestamp\":")]
    public async Task Removals_come_in_all_three_shapes_in_either_version(string form, string holds)
    {
        var id = (await _replay.IdsAsync("/snapshot"))[0];
        await _replay.PostAsync($"/admin/remove/{id}");
        await _replay.PlayAlwaysAsync($"{{'kind':'removalForm','form':'{form}'}}");

        foreach (var path in new[] { "/stream?date=2026-03-18T00:00:00", "/v2/stream?updated-after=2026-03-18T00:00:00" })
            (await _replay.TextAsync(path, "application/json")).Should().Contain(holds.Replace("23752107", id)).And.Contain("\"removed\":true");
    }

    [Fact]
    public async Task A_list_is_consumed_in_order_and_only_by_its_own_call()
    {
        await _replay.PlayAsync("{'rules':[{'call':'snapshot','inOrder':[{'kind':'status','status':500},null,{'kind':'status','status':502}]}]}");

        var statuses = new List<int>();
        foreach (var path in new[] { "/snapshot", "/stream?date=2026-03-18T00:00:00", "/v2/snapshot", "/snapshot", "/snapshot" })
            statuses.Add((int)(await _replay.Client.GetAsync(path)).StatusCode);

        statuses.Should().Equal(500, 200, 200, 502, 200);
    }

    [Fact]
    public void What_falls_by_chance_falls_the_same_way_with_the_same_seed()
    {
        var scenario = new Scenario { Seed = 4, Latency = new(200, 100), Rules = [new() { Chance = 0.3, Fault = new() { Kind = "html" } }] };

        List<(string?, TimeSpan)> Play()
        {
            var player = new ScenarioPlayer();
            player.Set(scenario);
            return [.. Enumerable.Range(0, 200).Select(_ => player.Next("stream")).Select(played => (played.Kind, played.Wait))];
        }

        Play().Should().Equal(Play());
        Play().Count(played => played.Item1 == "html").Should().BeInRange(40, 80);
        Play().Should().OnlyContain(played => played.Item2.TotalMilliseconds >= 100 && played.Item2.TotalMilliseconds <= 300);
    }
}
