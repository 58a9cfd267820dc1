using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Market.JobAds.Sources;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds;

/// <summary>The sync against the replay over HTTP, on real PostgreSQL. The snapshots are read whole each time unless a test says otherwise.</summary>
public sealed class AdSyncTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly (string, string) EverySnapshot = ("JobAds:SnapshotEvery", "00:00:00");
    private static readonly (string, string) OneTry = ("JobAds:Retries", "0");
    private RunningReplay _replay = null!;

    public async ValueTask InitializeAsync()
    {
        _replay = await RunningReplay.StartAsync(now: RunningReplay.Now);
        await using var db = database.Open();
        await db.Openings.ExecuteDeleteAsync();
        await db.ExternalAds.ExecuteDeleteAsync();
        await db.FailedAds.ExecuteDeleteAsync();
        await db.FeedPositions.ExecuteDeleteAsync();
        await db.AdRemovals.ExecuteDeleteAsync();
        await db.FeedReads.ExecuteDeleteAsync();
        await db.GuardStops.ExecuteDeleteAsync();
    }

    public async ValueTask DisposeAsync() => await _replay.DisposeAsync();

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Every_recorded_ad_is_stored_open_in_both_versions_of_the_feed(string version)
    {
        await using var service = Service(("JobAds:Version", version));

        await service.SyncAsync();

        await using var db = database.Open();
        (await db.ExternalAds.CountAsync(a => a.ClosedAt == null)).Should().Be(560);
        (await db.FailedAds.CountAsync()).Should().Be(0);
        (await db.Openings.CountAsync(o => o.ClosedAt == null)).Should().Be(560);
    }

    [Fact]
    public async Task A_second_sync_of_the_same_feed_writes_no_ad_row()
    {
        await using var service = Service(EverySnapshot);
        await service.SyncAsync();
        var before = await RowVersionsAsync();

        var second = await CountsAsync(await service.SyncAsync());

        (await RowVersionsAsync()).Should().Equal(before);
        second.Should().Contain("read", 560).And.Contain("unchanged", 560).And.Contain("added", 0).And.Contain("changed", 0).And.Contain("closed", 0);
    }

    [Fact]
    public async Task A_first_snapshot_that_is_cut_changes_nothing()
    {
        await using var service = Service(EverySnapshot, OneTry);
        await _replay.PostAsync("/admin/incomplete?after=300");

        var cut = () => service.SyncAsync();

        (await cut.Should().ThrowAsync<FeedException>()).WithMessage("*ingen annons stängdes*");
        await using var db = database.Open();
        (await db.ExternalAds.CountAsync()).Should().Be(0);
        (await db.FeedReads.OrderBy(r => r.Id).LastAsync()).Fault.Should().Contain("bröts efter");
        (await db.Runs.OrderBy(r => r.Id).LastAsync()).State.Should().Be(RunState.Failed);
    }

    [Fact]
    public async Task When_a_later_snapshot_is_cut_the_changes_are_read_instead()
    {
        await using var service = Service(EverySnapshot, OneTry);
        await service.SyncAsync();
        await _replay.PostAsync("/admin/ads", Ad("777", "Köksbiträde"));
        await _replay.PostAsync("/admin/incomplete?after=300");

        var counts = await CountsAsync(await service.SyncAsync());

        counts.Should().Contain("snapshot_not_whole", 1).And.Contain("added", 1).And.Contain("closed", 0);
        await using var db = database.Open();
        (await db.RunSteps.OrderBy(s => s.Id).LastAsync(s => s.Name == "sync")).State.Should().Be(RunState.Warning);
    }

    [Fact]
    public async Task A_cut_snapshot_is_asked_for_again_at_once()
    {
        await using var service = Service(EverySnapshot);
        await _replay.PostAsync("/admin/incomplete?after=100");

        await service.SyncAsync();

        await using var db = database.Open();
        (await db.ExternalAds.CountAsync(a => a.ClosedAt == null)).Should().Be(560);
    }

    [Fact]
    public async Task A_removal_in_the_stream_closes_the_ad_and_its_opening()
    {
        await using var service = Service();
        await service.SyncAsync();
        var id = (await _replay.IdsAsync("/snapshot"))[0];
        await _replay.PostAsync($"/admin/remove/{id}");

        await service.SyncAsync();

        await using var db = database.Open();
        var ad = await db.ExternalAds.SingleAsync(a => a.SourceId == id);
        ad.CloseReason.Should().Be(AdCloseReason.Removed);
        (await db.Openings.SingleAsync(o => o.ExternalAdId == ad.Id)).ClosedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task An_ad_missing_from_three_whole_snapshots_in_a_row_is_closed_and_not_before()
    {
        await using var service = Service(("JobAds:SnapshotEvery", "7.00:00:00"));
        await service.SyncAsync();
        await using (var db = database.Open())
        {
            db.Add(Make.ExternalAd("not-in-the-feed"));
            await db.SaveChangesAsync();
            await db.FeedPositions.ExecuteUpdateAsync(p => p.SetProperty(x => x.SnapshotAt, RunningReplay.Now.AddDays(-8)));
        }

        var states = new List<bool>();
        for (var night = 0; night < 3; night++)
        {
            await service.SyncAsync();
            await using var db = database.Open();
            states.Add((await db.ExternalAds.SingleAsync(a => a.SourceId == "not-in-the-feed")).IsOpen);
        }

        states.Should().Equal(true, true, false);
        await using var after = database.Open();
        (await after.ExternalAds.SingleAsync(a => a.SourceId == "not-in-the-feed")).CloseReason.Should().Be(AdCloseReason.MissingFromFeed);
        (await after.FeedReads.OrderByDescending(r => r.Id).Take(3).Select(r => r.IsSnapshot).ToListAsync()).Should().OnlyContain(whole => whole, "while an ad is missing there is a snapshot every night");
    }

    [Fact]
    public async Task A_suspiciously_small_snapshot_closes_no_ads()
    {
        await using var service = Service(EverySnapshot);
        await service.SyncAsync();
        await using (var db = database.Open())
        {
            db.AddRange(Enumerable.Range(0, 400).Select(i => Make.ExternalAd($"extra-{i}")));
            await db.SaveChangesAsync();
        }

        var counts = await CountsAsync(await service.SyncAsync());

        await using var after = database.Open();
        (await after.ExternalAds.CountAsync(a => a.ClosedAt != null)).Should().Be(0);
        counts.Should().Contain("kept_open_by_guard", 400);
        (await after.RunSteps.OrderBy(s => s.Id).LastAsync(s => s.Name == "sync")).State.Should().Be(RunState.Warning);
    }

    [Fact]
    public async Task An_unreadable_ad_is_set_aside_and_its_neighbours_are_stored()
    {
        await using var service = Service();
        var broken = Ad("888", "Diskare");
        broken.Remove("headline");
        await _replay.PostAsync("/admin/ads", broken);
        await _replay.PostAsync("/admin/ads", Ad("889", "Diskare"));

        await service.SyncAsync();

        await using var db = database.Open();
        (await db.FailedAds.SingleAsync()).Should().BeEquivalentTo(new { SourceId = "888", Reason = "Annonsen saknar rubrik (headline)." });
        (await db.ExternalAds.CountAsync(a => a.SourceId == "889")).Should().Be(1);
    }

    [Fact]
    public async Task An_ad_past_its_last_day_is_closed_without_any_removal()
    {
        await using var service = Service();
        await service.SyncAsync();
        await using (var db = database.Open())
        {
            var ad = Make.ExternalAd("ran-out");
            ad.LastPublicationOn = new DateOnly(2026, 3, 17);
            db.Add(ad);
            await db.SaveChangesAsync();
        }

        await service.SyncAsync();

        await using var after = database.Open();
        (await after.ExternalAds.SingleAsync(a => a.SourceId == "ran-out")).CloseReason.Should().Be(AdCloseReason.LastPublicationPassed);
    }

    [Fact]
    public async Task A_feed_out_of_reach_says_what_to_check_and_changes_nothing()
    {
        await using var service = Support.Service.On(database);

        var sync = () => service.SyncAsync();

        (await sync.Should().ThrowAsync<FeedException>()).WithMessage("*går inte att nå. Kontrollera JobAds__BaseUrl*");
    }

    private Service Service(params (string, string)[] settings) =>
        Support.Service.On(database, _replay.Client.BaseAddress, new StoppedClock(RunningReplay.Now), settings);

    private async Task<List<(long, uint)>> RowVersionsAsync()
    {
        await using var db = database.Open();
        var rows = await db.Database.SqlQueryRaw<RowVersion>("select id, xmin::text::bigint as version from external_ads order by id").ToListAsync();
        return rows.ConvertAll(r => (r.id, (uint)r.version));
    }

    private async Task<Dictionary<string, long>> CountsAsync(long runId)
    {
        await using var db = database.Open();
        return (await db.RunSteps.SingleAsync(s => s.RunId == runId && s.Name == "sync")).Counts.ToDictionary(c => c.Name, c => c.Value);
    }

    private static JsonObject Ad(string id, string headline) => new()
    {
        ["id"] = id,
        ["headline"] = headline,
        ["publication_date"] = "2026-03-17T08:00:00",
        ["last_publication_date"] = "2026-04-17T23:59:59",
        ["timestamp"] = RunningReplay.Now.AddHours(-2).ToUnixTimeMilliseconds(),
        ["removed"] = false,
        ["description"] = new JsonObject { ["text"] = "Du diskar och hjälper till i köket." },
    };

#pragma warning disable IDE1006 // Column names as PostgreSQL gives them.
    private sealed record RowVersion(long id, long version);
#pragma warning restore IDE1006
}
