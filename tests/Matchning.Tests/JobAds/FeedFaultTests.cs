using System.Globalization;
using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.Market.JobAds;
using Matchning.Tests.JobAds.BadInput;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds;

/// <summary>A feed that is busy, slow, cut or suddenly small, played by the replay: FT-14 to FT-17 for the sync.</summary>
public sealed class FeedFaultTests(TestDatabase database) : BadInputTest(database)
{
    [Theory]
    [InlineData("{'kind':'status','status':429,'retryAfterSeconds':1}", 1000)]
    [InlineData("{'kind':'status','status':503,'retryAfterSeconds':2,'retryAfterAsDate':true}", 900)]
    [InlineData("{'kind':'status','status':429}", 390)]
    [InlineData("{'kind':'status','status':500}", 390)]
    [InlineData("{'kind':'status','status':502}", 390)]
    public async Task FT_14_A_busy_feed_is_waited_for_as_it_asks_and_then_read(string fault, int leastMs)
    {
        await Replay.PlayAsync($"{{'rules':[{{'inOrder':[{fault}]}}]}}");

        var night = await NightAsync(("JobAds:RetryDelay", "00:00:00.4"));

        night.Told.Should().BeNull();
        night.Ads.Should().HaveCount(560);
        var asked = await AskedAsync();
        asked.Should().HaveCount(2);
        (asked[1] - asked[0]).TotalMilliseconds.Should().BeGreaterThanOrEqualTo(leastMs);
    }

    [Fact]
    public async Task FT_14_A_feed_that_stays_busy_is_left_after_a_few_tries_and_the_table_stays()
    {
        await NightAsync(EverySnapshot);
        var before = await TableAsync();
        await Replay.PlayAlwaysAsync("{'kind':'status','status':503}");
        await Replay.Client.DeleteAsync("/admin/requests");

        var night = await NightAsync(EverySnapshot, ("JobAds:Retries", "3"));

        night.Told.Should().Contain("svarade 503. Inget ändrades");
        (await AskedAsync()).Should().HaveCount(8, "four times the snapshot, and four the changes");
        (await TableAsync()).Should().Be(before);
    }

    [Theory]
    [InlineData("{'kind':'status','status':404}", "finns inte på den adressen (404). Inget ändrades. Kontrollera JobAds__BaseUrl och JobAds__Version.")]
    [InlineData("{'kind':'reset'}", "bröt förbindelsen innan svaret började. Inget ändrades")]
    [InlineData("{'kind':'object'}", "är ett enda långt stycke, inte en annons i taget")]
    public async Task FT_14_What_was_wrong_with_the_answer_is_told_and_not_taken_for_something_else(string fault, string told)
    {
        await Replay.PlayAlwaysAsync(fault);

        var night = await NightAsync(OneTry, ("JobAds:LongestAdBytes", "100000"));

        night.Told.Should().Contain(told);
        night.Ads.Should().BeEmpty();
    }

    [Fact]
    public async Task FT_14_Asked_to_wait_longer_than_is_worth_it_the_sync_leaves_it_to_the_next_night()
    {
        await Replay.PlayAlwaysAsync("{'kind':'status','status':429,'retryAfterSeconds':7200}");

        var night = await NightAsync();

        night.Told.Should().Contain("ber oss vänta i 120 minuter");
        (await AskedAsync()).Should().ContainSingle();
    }

    [Theory]
    [InlineData("{'kind':'stall'}")]
    [InlineData("{'kind':'stall','atByte':20000}")]
    [InlineData("{'kind':'drip','bytes':1,'everyMs':300}")]
    public async Task FT_15_A_feed_that_stalls_or_drips_is_stopped_and_what_we_have_is_kept(string fault)
    {
        await NightAsync(EverySnapshot);
        var before = await TableAsync();
        await Replay.PlayAlwaysAsync(fault);

        var night = await NightAsync(EverySnapshot, OneTry, ("JobAds:IdleLimit", "00:00:01"));

        // The changes since are none, so there is nothing of them to stall: they are read instead, and the run says that the check was not whole.
        await using var db = Database.Open();
        (await db.FeedReads.Where(r => r.IsSnapshot).OrderByDescending(r => r.Id).FirstAsync()).Fault.Should().MatchRegex("stannade|går inte att nå");
        night.Counts["snapshot_not_whole"].Should().Be(1);
        (await TableAsync()).Should().Be(before);
    }

    [Fact]
    public async Task FT_15_The_whole_reading_has_a_limit_too()
    {
        await Replay.PlayAlwaysAsync("{'kind':'drip','bytes':9000,'everyMs':500}");

        var night = await NightAsync(OneTry, ("JobAds:ReadLimit", "00:00:01.5"));

        night.Told.Should().Contain("tog längre än");
        night.Ads.Should().BeEmpty();
    }

    [Fact]
    public async Task FT_15_Time_that_runs_out_between_two_tries_ends_the_reading_with_what_was_wrong()
    {
        await Replay.PlayAlwaysAsync("{'kind':'cut','atByte':20000}");

        var night = await NightAsync(("JobAds:RetryDelay", "00:30:00"), ("JobAds:ReadLimit", "00:00:02"));

        night.Told.Should().MatchRegex("bröts efter [0-9]+ annonser");
        (await AskedAsync()).Should().ContainSingle();
        await using var db = Database.Open();
        (await db.FeedReads.SingleAsync()).Fault.Should().Be(night.Told);
    }

    public static TheoryData<string, string> Cuts()
    {
        var random = new Random(16);
        var cuts = new TheoryData<string, string>();
        foreach (var version in new[] { "1", "2" })
        {
            for (var i = 0; i < 4; i++) cuts.Add(version, "{'kind':'cut','share':" + random.NextDouble().ToString(CultureInfo.InvariantCulture) + "}");
            cuts.Add(version, "{'kind':'cut','atByte':" + random.Next(1, 200_000) + "}");
            foreach (var bytes in new[] { -1, -9, -random.Next(10, 100_000), 1, random.Next(2, 9_000) }) cuts.Add(version, string.Create(CultureInfo.InvariantCulture, $"{{'kind':'wrongLength','bytes':{bytes}}}"));
            cuts.Add(version, "{'kind':'brokenGzip','atByte':" + random.Next(20, 100_000) + "}");
        }

        return cuts;
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task FT_16_A_cut_wrong_length_or_broken_answer_leaves_every_row_as_it_was(string version, string fault)
    {
        (string, string)[] settings = [EverySnapshot, OneTry, ("JobAds:Version", version)];
        await NightAsync(settings);
        var ids = await Replay.IdsAsync("/snapshot");
        for (var i = 0; i < 5; i++) await Replay.PostAsync($"/admin/remove/{ids[i]}");
        var before = await TableAsync();
        await Replay.PlayAsync($"{{'rules':[{{'call':'snapshot','fault':{fault}}},{{'call':'stream','fault':{{'kind':'reset'}}}}]}}");

        var night = await NightAsync(settings);

        night.Told.Should().NotBeNull();
        (await TableAsync()).Should().Be(before);
    }

    [Theory]
    [InlineData("1", "{'kind':'smaller','share':0.6}")]
    [InlineData("2", "{'kind':'smaller','share':0.6}")]
    [InlineData("1", "{'kind':'emptyArray'}")]
    [InlineData("2", "{'kind':'emptyArray'}")]
    public async Task FT_17_A_feed_that_suddenly_is_small_or_empty_closes_nothing_until_a_person_has_looked(string version, string fault)
    {
        (string, string)[] settings = [EverySnapshot, ("JobAds:Version", version)];
        await NightAsync(settings);
        var before = await Tables.AdVersionsAsync(Database.Source);
        await Replay.PlayAsync($"{{'rules':[{{'call':'snapshot','fault':{fault}}}]}}");

        for (var i = 0; i < 4; i++) await NightAsync(settings);

        (await Tables.AdVersionsAsync(Database.Source)).Should().BeEquivalentTo(before);
        await using var db = Database.Open();
        var waiting = await db.GuardStops.SingleAsync(g => g.State == GuardState.Waiting);
        waiting.SourceIds.Length.Should().BeGreaterThan(300);
        (await db.RunSteps.Where(s => s.Name == "sync").OrderByDescending(s => s.Id).FirstAsync()).State.Should().Be(Matchning.Floor.Runs.RunState.Warning);
    }

    private async Task<List<DateTimeOffset>> AskedAsync()
    {
        var requests = JsonNode.Parse(await Replay.Client.GetStringAsync("/admin/requests"))!.AsArray();
        return [.. requests.Select(r => r!["at"]!.GetValue<DateTimeOffset>())];
    }
}
