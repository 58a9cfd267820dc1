using FluentAssertions;
using Matchning.Market.JobAds;
using Matchning.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds;

/// <summary>Removals against ads: which of the two is believed when a feed says both (cases 35 to 37).</summary>
public sealed class WrongRemovalTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const long Changed = 1_774_000_000_400;

    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 3, 21, 12, 0, 0, TimeSpan.Zero));
    private WebApplication _feed = null!;
    private string _snapshot = "";
    private string _changes = "";

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        await db.Openings.ExecuteDeleteAsync();
        await db.ExternalAds.ExecuteDeleteAsync();
        await db.FeedPositions.ExecuteDeleteAsync();
        await db.AdRemovals.ExecuteDeleteAsync();
        await db.FeedReads.ExecuteDeleteAsync();
        _feed = await OwnFeed.StartAsync(http => OwnFeed.LinesAsync(http, http.Request.Path.Value!.EndsWith("snapshot", StringComparison.Ordinal) ? _snapshot : _changes));
    }

    public async ValueTask DisposeAsync() => await _feed.DisposeAsync();

    [Theory]
    [InlineData(3, "closed closed open")]
    [InlineData(2, "closed open open")]
    [InlineData(1, "open open open")]
    public async Task Case_36_A_wrong_removal_is_taken_back_when_as_many_snapshots_hold_the_ad_as_close_a_missing_one(int snapshots, string expected)
    {
        _snapshot = Ads("1", "2");
        await SyncAsync(snapshots);
        await RemoveAsync(snapshots);

        (_snapshot, _changes) = (Ads("1", "2"), "");
        var states = new List<string>();
        for (var night = 0; night < 3; night++)
        {
            await SyncAsync(snapshots);
            states.Add(await StateAsync());
        }

        string.Join(' ', states).Should().Be(expected);
        await using var db = database.Open();
        (await db.Openings.CountAsync(o => o.ClosedAt == null)).Should().Be(2, "its opening is open again too");
        (await db.AdRemovals.CountAsync()).Should().Be(0, "the removal is over");
    }

    [Fact]
    public async Task Case_36_A_snapshot_without_it_in_between_begins_the_count_again()
    {
        _snapshot = Ads("1", "2");
        await SyncAsync();
        await RemoveAsync();

        _changes = "";
        var states = new List<string>();
        foreach (var snapshot in new[] { Ads("1", "2"), Ads("1", "2"), Ads("1"), Ads("1", "2"), Ads("1", "2"), Ads("1", "2") })
        {
            _snapshot = snapshot;
            await SyncAsync();
            states.Add(await StateAsync());
        }

        states.Should().Equal("closed", "closed", "closed", "closed", "closed", "open");
    }

    [Fact]
    public async Task Case_36_A_removal_that_is_told_each_time_stands_whatever_the_snapshots_hold()
    {
        _snapshot = Ads("1", "2");
        await SyncAsync();
        await RemoveAsync();

        for (var night = 0; night < 4; night++) await SyncAsync();

        (await StateAsync()).Should().Be("closed");
    }

    [Fact]
    public async Task Case_36_An_ad_that_we_never_had_comes_in_the_same_way()
    {
        _snapshot = Ads("1");
        await SyncAsync();
        await RemoveAsync();

        (_snapshot, _changes) = (Ads("1", "2"), "");
        var states = new List<string>();
        for (var night = 0; night < 3; night++)
        {
            await SyncAsync();
            states.Add(await StateAsync());
        }

        states.Should().Equal("none", "none", "open");
    }

    [Theory]
    [InlineData(Changed + 300, "closed", "the removal is the later by milliseconds")]
    [InlineData(Changed - 300, "open", "the ad is the later by milliseconds")]
    [InlineData(Changed, "open", "stamped alike, the ad is believed: if it is gone, later snapshots lack it")]
    [InlineData(Changed - 400, "open", "a removal of a whole second does not say when in it")]
    [InlineData(Changed + 600, "closed", "the next second")]
    public async Task Case_37_Of_a_removal_and_an_ad_in_one_answer_the_later_is_believed(long removed, string expected, string because)
    {
        foreach (var isRemovalFirst in new[] { true, false })
        {
            _snapshot = isRemovalFirst ? Removal(removed) + Ads("1", "2") : Ads("1", "2") + Removal(removed);
            await SyncAsync();

            (await StateAsync()).Replace("none", "closed", StringComparison.Ordinal).Should().Be(expected, because);
            await DisposeAsync();
            await InitializeAsync();
        }
    }

    [Fact]
    public async Task Case_35_Ads_of_a_source_that_is_no_longer_read_close_on_their_last_days_and_lose_their_contacts()
    {
        _snapshot = Ads("1", "2");
        await SyncAsync();
        await using (var db = database.Open())
        {
            await db.ExternalAds.ExecuteUpdateAsync(a => a.SetProperty(x => x.Source, "förra").SetProperty(x => x.LastPublicationOn, new DateOnly(2026, 3, 22)));
        }

        await SyncAsync();
        await using (var db = database.Open())
        {
            (await db.ExternalAds.CountAsync(a => a.Source == "förra" && a.ClosedAt == null)).Should().Be(2);
        }

        (await WorkerProcess.RunAsync(["status"], database.ConnectionString)).Output.Should().Contain("en del är från förra, som inte läses längre");

        _clock.Now = _clock.Now.AddDays(2);
        await SyncAsync();

        await using var after = database.Open();
        var old = await after.ExternalAds.Where(a => a.Source == "förra").ToListAsync();
        old.Should().HaveCount(2).And.OnlyContain(a => a.CloseReason == AdCloseReason.LastPublicationPassed && !a.RawJson.Contains("anna@exempel.se"));
        (await after.Openings.CountAsync(o => o.ClosedAt == null)).Should().Be(2, "those of the source that is read");
    }

    private async Task RemoveAsync(int snapshots = 3)
    {
        (_snapshot, _changes) = (Ads("1"), Removal(Changed + 3_600_000));
        await SyncAsync(snapshots);
        (await StateAsync()).Should().NotBe("open");
    }

    private async Task SyncAsync(int snapshots = 3)
    {
        await using var service = Service.On(
            database, _feed.Address(), _clock, ("JobAds:SnapshotEvery", "00:00:00"), ("JobAds:MissingSnapshots", snapshots.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("JobAds:FloorAds", "0"),
            ("JobAds:FloorShare", "0"));
        await service.SyncAsync();
        _clock.Now = _clock.Now.AddHours(1);
    }

    private async Task<string> StateAsync()
    {
        await using var db = database.Open();
        return await db.ExternalAds.SingleOrDefaultAsync(a => a.SourceId == "2") is not { } ad ? "none" : ad.IsOpen ? "open" : "closed";
    }

    private static string Ads(params string[] ids) => string.Concat(ids.Select(id =>
        $$"""
        {"id":"{{id}}","headline":"Diskare","timestamp":{{Changed}},"publication_date":"2026-03-20T08:00:00","last_publication_date":"2026-05-01T23:59:59","application_contacts":[{"email":"anna@exempel.se"}]}

        """));

    private static string Removal(long at) =>
        $$"""
        {"id":"2","removed":true,"removed_date":"2026-03-20T10:46:40","timestamp":{{at}}}

        """;
}
