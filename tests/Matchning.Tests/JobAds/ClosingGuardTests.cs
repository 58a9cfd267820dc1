using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Tests.JobAds.BadInput;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds;

/// <summary>
/// Each of the guard's three limits alone, over a whole sync: the two others are set so that they would let the feed through, and one silent snapshot
/// is enough to close. So whatever is still open is so because of the limit under test. 560 ads are open before.
/// </summary>
public sealed class ClosingGuardTests(TestDatabase database) : BadInputTest(database)
{
    private static readonly (string, string) AtOnce = ("JobAds:MissingSnapshots", "1");
    private static readonly (string Limit, string Value)[] NoLimits =
        [("JobAds:FloorAds", "0"), ("JobAds:FloorShare", "0"), ("JobAds:CapShare", "1"), ("JobAds:SmallestCap", "0")];

    [Theory]
    [InlineData("1", "JobAds:FloorAds", "100", GuardReason.BelowFloor, 100)]
    [InlineData("2", "JobAds:FloorAds", "100", GuardReason.BelowFloor, 100)]
    [InlineData("2", "JobAds:FloorShare", "0.11", GuardReason.BelowShare, 560)]
    [InlineData("1", "JobAds:CapShare", "0.89", GuardReason.OverCap, 560)]
    [InlineData("2", "JobAds:CapShare", "0.89", GuardReason.OverCap, 560)]
    public async Task FT_17_A_snapshot_beyond_one_limit_closes_nothing_and_waits_for_a_person(string version, string limit, string value, GuardReason reason, int comparedWith)
    {
        (string, string)[] settings = [.. Only(limit, value), ("JobAds:Version", version)];
        await NightAsync(settings);
        await Replay.PlayAsync("{'rules':[{'call':'snapshot','fault':{'kind':'smaller','share':0.9}}]}");

        var night = await NightAsync(settings);

        night.Ads.Values.Should().HaveCount(560).And.OnlyContain(ad => ad.IsOpen);
        night.Openings.Values.Should().OnlyContain(o => o.ClosedAt == null);
        night.Counts["kept_open_by_guard"].Should().Be(504);
        await MustWaitAsync(reason, adsInFeed: 56, comparedWith, keptOpen: 504);
    }

    [Theory]
    [InlineData("JobAds:FloorAds", "56")]
    [InlineData("JobAds:FloorShare", "0.1")]
    [InlineData("JobAds:CapShare", "0.9")]
    [InlineData("JobAds:SmallestCap", "504")]
    public async Task A_snapshot_just_within_each_limit_closes_what_it_lacks(string limit, string value)
    {
        (string, string)[] settings = Only(limit, value);
        if (limit == "JobAds:SmallestCap") settings = [.. settings.Where(s => s.Item1 != "JobAds:CapShare"), ("JobAds:CapShare", "0")];
        await NightAsync(settings);
        await Replay.PlayAsync("{'rules':[{'call':'snapshot','fault':{'kind':'smaller','share':0.9}}]}");

        var night = await NightAsync(settings);

        night.Ads.Values.Count(ad => ad.CloseReason == AdCloseReason.MissingFromFeed).Should().Be(504);
        await using var db = Database.Open();
        (await db.GuardStops.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Removals_in_the_stream_beyond_the_cap_close_nothing_either()
    {
        await NightAsync();
        foreach (var id in (await Replay.IdsAsync("/snapshot")).Take(141)) await Replay.PostAsync($"/admin/remove/{id}");

        var night = await NightAsync();

        night.Ads.Values.Should().OnlyContain(ad => ad.IsOpen);
        await MustWaitAsync(GuardReason.OverCap, adsInFeed: (int)night.Counts["read"] - 141, comparedWith: 560, keptOpen: 141);
    }

    [Theory]
    [InlineData("JobAds:FloorAds", "100", GuardReason.BelowFloor)]
    [InlineData("JobAds:CapShare", "0.5", GuardReason.OverCap)]
    public async Task A_folder_that_lost_most_of_its_ads_closes_nothing_either(string limit, string value, GuardReason reason)
    {
        var settings = Only(limit, value);
        using var whole = new AdFolder(("a.jsonl", Lines(200)));
        using var few = new AdFolder(("a.jsonl", Lines(60)));
        await NightAsync([.. settings, whole.Setting]);

        var night = await NightAsync([.. settings, few.Setting]);

        night.Ads.Values.Should().HaveCount(200).And.OnlyContain(ad => ad.IsOpen);
        await MustWaitAsync(reason, adsInFeed: 60, comparedWith: reason == GuardReason.BelowFloor ? 100 : 200, keptOpen: 140);
    }

    // There is nothing to compare the very first one with, and it can close nothing: what it holds is better than no ads.
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task A_first_snapshot_that_is_far_too_small_is_taken_in_and_the_next_whole_one_heals_it(string version)
    {
        (string, string)[] settings = [EverySnapshot, ("JobAds:Version", version)];
        await Replay.PlayAsync("{'rules':[{'call':'snapshot','fault':{'kind':'smaller','share':0.95}}]}");
        var first = await NightAsync(settings);
        await Replay.PlayAsync("{}");

        var next = await NightAsync(settings);

        first.Ads.Values.Should().HaveCount(28).And.OnlyContain(ad => ad.IsOpen);
        next.Counts["added"].Should().Be(560 - 28);
        next.Counts["unchanged"].Should().BeGreaterThanOrEqualTo(28);
        next.Ads.Should().HaveCount(560);
        await GoodAdsMustBeStoredAsync(next);
        await using var db = Database.Open();
        (await db.GuardStops.CountAsync()).Should().Be(0);
    }

    private static (string, string)[] Only(string limit, string value) => [EverySnapshot, AtOnce, .. NoLimits.Where(l => l.Limit != limit), (limit, value)];

    private async Task MustWaitAsync(GuardReason reason, int adsInFeed, int comparedWith, int keptOpen)
    {
        await using var db = Database.Open();
        var stop = await db.GuardStops.SingleAsync();
        stop.Should().BeEquivalentTo(new { Reason = reason, State = GuardState.Waiting, AdsInFeed = adsInFeed, ComparedWith = comparedWith, Closed = 0, DecidedAt = (DateTimeOffset?)null });
        stop.SourceIds.Should().HaveCount(keptOpen).And.OnlyHaveUniqueItems();
        (await db.RunSteps.Where(s => s.Name == "sync").OrderByDescending(s => s.Id).FirstAsync()).State.Should().Be(RunState.Warning);
    }

    private static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(i =>
        $$$"""{"id":"{{{i}}}","headline":"Diskare {{{i}}}","timestamp":1000,"publication_date":"2026-03-01T00:00:00","last_publication_date":"2026-04-01T23:59:59","description":{"text":"Du diskar."},"occupation_group":null,"workplace_address":null,"employer":null}""" + "\n"));
}
