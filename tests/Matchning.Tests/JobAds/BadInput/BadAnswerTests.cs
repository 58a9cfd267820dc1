using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.JobAdsReplay.Faults;
using Matchning.Market.JobAds;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds.BadInput;

/// <summary>Whole answers that are no feed, or say the same thing twice. After a refused one the tables are what they were, to the row version.</summary>
public sealed class BadAnswerTests(TestDatabase database) : BadInputTest(database)
{
    [Theory]
    [InlineData("1", "{'kind':'html'}", "webbsida, inte annonser .*börjar med ”<!doctype html><title>Underhåll")]
    [InlineData("2", "{'kind':'html'}", "webbsida")]
    [InlineData("1", "{'kind':'empty'}", "är tomt")]
    [InlineData("2", "{'kind':'empty'}", "är tomt")]
    [InlineData("2", "{'kind':'null'}", "är null")]
    [InlineData("1", "{'kind':'object'}", "objekt")]
    [InlineData("2", "{'kind':'object'}", "")]
    [InlineData("1", "{'kind':'otherFraming'}", "fast en lista väntades")]
    [InlineData("2", "{'kind':'otherFraming'}", "fast rader väntades")]
    public Task BI_01_What_is_no_feed_is_refused_and_named(string version, string fault, string told) => MustBeRefusedAsync(version, fault, told);

    [Theory]
    [InlineData("1", "{'kind':'cut','share':0.5}", "")]
    [InlineData("2", "{'kind':'cut','share':0.5}", "")]
    [InlineData("1", "{'kind':'cutAds','count':100}", "bröts efter [0-9]+ annonser")]
    [InlineData("2", "{'kind':'cutAds','count':100}", "bröts efter")]
    [InlineData("1", "{'kind':'trailing'}", "något mer efter slutet")]
    [InlineData("1", "{'kind':'twoDocuments'}", "något mer efter slutet")]
    public Task BI_02_Half_an_answer_or_more_than_one_is_refused(string version, string fault, string told) => MustBeRefusedAsync(version, fault, told);

    [Fact]
    public async Task BI_02_A_cut_stream_is_not_confirmed_and_is_asked_for_again()
    {
        await NightAsync(OneTry);
        await using var db = Database.Open();
        var before = await db.FeedPositions.AsNoTracking().SingleAsync();
        await Replay.PlayAsync("{'rules':[{'call':'stream','fault':{'kind':'cut','share':0.3}}]}");

        var cut = await NightAsync(OneTry);

        cut.Told.Should().Contain("Inget ändrades");
        (await db.FeedPositions.AsNoTracking().SingleAsync()).Should().BeEquivalentTo(before);
    }

    [Theory]
    [InlineData("1", "{'kind':'utf16'}", "")]
    [InlineData("2", "{'kind':'utf16'}", "")]
    [InlineData("1", "{'kind':'latin1'}", "")]
    public Task BI_03_Another_encoding_is_refused(string version, string fault, string told) => MustBeRefusedAsync(version, fault, told);

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task BI_03_A_byte_order_mark_is_passed_over(string version)
    {
        await Replay.PlayAlwaysAsync("{'kind':'bom'}");

        var night = await NightAsync(("JobAds:Version", version));

        night.Told.Should().BeNull();
        night.Ads.Should().HaveCount(560);
        await GoodAdsMustBeStoredAsync(night);
    }

    [Theory]
    [InlineData("equal")]
    [InlineData("different")]
    [InlineData("removed")]
    public async Task BI_10_The_same_ad_twice_ends_the_same_whatever_the_order_and_is_reported(string form)
    {
        await Replay.PlayAsync("{'rules':[{'call':'snapshot','fault':{'kind':'duplicates','form':'" + form + "','count':5}}]}");
        var first = await NightAsync(EverySnapshot);

        var again = await NightAsync(EverySnapshot);
        await Replay.PlayAsync("{}");
        var truth = await NightAsync(EverySnapshot);

        first.Ads.Should().HaveCount(560).And.OnlyContain(ad => ad.Value.IsOpen, "an ad said to be there and gone at the same moment is kept until snapshots lack it");
        (first.Counts["repeated"] + first.Counts["older"]).Should().Be(5);
        again.Ads.Values.Select(a => (a.SourceId, Convert.ToHexString(a.ContentHash))).Should().BeEquivalentTo(first.Ads.Values.Select(a => (a.SourceId, Convert.ToHexString(a.ContentHash))));
        again.Counts["changed"].Should().Be(0, "the same answer twice writes nothing");
        await GoodAdsMustBeStoredAsync(truth);
    }

    [Fact]
    public async Task BI_10_Of_two_stamped_alike_the_larger_hash_is_kept_in_either_order()
    {
        var (one, two) = (Line("5", "Kock", 1000), Line("5", "Diskare", 1000));
        var kept = new List<string>();
        foreach (var lines in new[] { one + two, two + one, one + two + one })
        {
            using var folder = new AdFolder(("a.jsonl", lines));
            var night = await NightAsync(folder.Setting, ("JobAds:Source", $"mapp{kept.Count}"));
            kept.Add(night.Ads.Values.Single(a => a.Source == $"mapp{kept.Count}").Headline);
            await Tables.EmptyAsync(Database);
        }

        kept.Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task BI_11_An_older_version_is_ignored_and_counted()
    {
        var before = await NightAsync(EverySnapshot);
        var table = await Tables.AdVersionsAsync(Database.Source);
        await Replay.PlayAsync("{'rules':[{'call':'snapshot','fault':{'kind':'older','count':7,'days':40}}]}");

        var night = await NightAsync(EverySnapshot);

        night.Counts["older"].Should().Be(7);
        (await Tables.AdVersionsAsync(Database.Source)).Should().BeEquivalentTo(table);
        night.Ads.Values.Should().OnlyContain(a => a.IsOpen && !a.Headline.StartsWith("Gammal lydelse"));
        before.Ads.Should().HaveSameCount(night.Ads);
    }

    [Fact]
    public async Task BI_12_A_removed_ad_stays_gone_until_something_newer_is_said_of_it()
    {
        await NightAsync(EverySnapshot);
        var id = (await Replay.IdsAsync("/snapshot"))[3];
        var ad = JsonNode.Parse(await Replay.Client.GetStringAsync($"/admin/ads/{id}"))!.AsObject();
        await Replay.PostAsync($"/admin/remove/{id}");
        var gone = await NightAsync(("JobAds:SnapshotEvery", "7.00:00:00"));
        await Replay.PostAsync("/admin/ads", ad.DeepClone());
        var still = await NightAsync(EverySnapshot);
        ad["timestamp"] = JobAdsReplay.RunningReplay.Now.ToUnixTimeMilliseconds() + 5000;
        await Replay.PostAsync("/admin/ads", ad);

        var back = await NightAsync(EverySnapshot);

        gone.Ads[id].CloseReason.Should().Be(AdCloseReason.Removed);
        still.Ads[id].IsOpen.Should().BeFalse("the snapshot holds the very version that was removed");
        back.Ads[id].IsOpen.Should().BeTrue();
        back.Openings[back.Ads[id].Id].ClosedAt.Should().BeNull();
    }

    [Theory]
    [InlineData("{'kind':'bomb','megabytes':512}", "sväller")]
    [InlineData("{'kind':'gzipHeader'}", "går inte att packa upp")]
    public Task BI_22_Gzip_that_is_a_bomb_or_none_is_refused(string fault, string told) => MustBeRefusedAsync("1", fault, told);

    [Fact]
    public Task BI_22_An_answer_without_end_is_refused_at_the_largest_size() =>
        MustBeRefusedAsync("1", "{'kind':'endless'}", "större än 50 MB", ("JobAds:LargestFeedBytes", $"{50 << 20}"));

    [Theory]
    [InlineData("1", "{'kind':'errorObject'}")]
    [InlineData("2", "{'kind':'errorObject'}")]
    [InlineData("1", "{'kind':'emptyObject'}")]
    [InlineData("2", "{'kind':'emptyObject'}")]
    public Task BI_23_An_error_with_status_200_is_refused_by_its_shape(string version, string fault) => MustBeRefusedAsync(version, fault, "");

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task BI_24_The_same_feed_again_writes_no_row(string version)
    {
        await Replay.PlayAsync("{'badAds':['BI-04','BI-13','BI-14','BI-15']}");
        await NightAsync(EverySnapshot, ("JobAds:Version", version));
        var ads = await Tables.AdVersionsAsync(Database.Source);
        var openings = await OpeningVersionsAsync();

        var night = await NightAsync(EverySnapshot, ("JobAds:Version", version));

        (await Tables.AdVersionsAsync(Database.Source)).Should().BeEquivalentTo(ads);
        (await OpeningVersionsAsync()).Should().Equal(openings);
        night.Counts["added"].Should().Be(0);
        night.Counts["changed"].Should().Be(0);
    }

    [Fact]
    public void Every_row_about_whole_answers_has_a_test_here()
    {
        var tested = typeof(BadAnswerTests).GetMethods().Concat(typeof(BadFormTests).GetMethods()).Concat(typeof(BadContentTests).GetMethods())
            .Where(m => m.Name.StartsWith("BI_", StringComparison.Ordinal)).Select(m => m.Name[..5].Replace('_', '-')).ToHashSet();

        tested.Should().BeEquivalentTo(Enumerable.Range(1, 24).Select(row => $"BI-{row:00}"));
        BadAnswers.All.Select(a => a.Row).Should().BeSubsetOf(tested);
    }

    // Tried on full tables, where a wrong step would show, and on empty ones.
    private async Task MustBeRefusedAsync(string version, string fault, string told, params (string, string)[] more)
    {
        (string, string)[] settings = [EverySnapshot, OneTry, ("JobAds:Version", version), .. more];
        await NightAsync([.. settings.Where(s => s.Item1 != "JobAds:LargestFeedBytes")]);
        var before = await TableAsync();
        await Replay.PlayAlwaysAsync(fault);

        var night = await NightAsync(settings);

        (await TableAsync()).Should().Be(before);
        night.Ads.Values.Should().OnlyContain(a => a.IsOpen);
        await using var db = Database.Open();
        (await db.FeedReads.Where(r => r.IsSnapshot).OrderByDescending(r => r.Id).FirstAsync()).Fault.Should().MatchRegex(told.Length == 0 ? "." : told).And.Contain("Inget ändrades");
        await LogsMustBeCleanAsync();
    }

    private static string Line(string id, string headline, long stamp) => $$$"""{"id":"{{{id}}}","headline":"{{{headline}}}","timestamp":{{{stamp}}},"description":{"text":"Du gör det som behövs."}}""" + "\n";

    private async Task<List<string>> OpeningVersionsAsync()
    {
        await using var db = Database.Open();
        return await db.Database.SqlQueryRaw<string>("select id || ':' || xmin as \"Value\" from openings order by id").ToListAsync();
    }
}
