using System.Diagnostics;
using FluentAssertions;
using Matchning.Market.JobAds;
using Matchning.Market.JobAds.Sources;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds;

/// <summary>How the sync meets a busy or broken feed: a small server of the test's own answers as each test says.</summary>
public sealed class RetryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_feed_is_asked_again(int status)
    {
        var calls = 0;
        await using var feed = await OwnFeed.StartAsync(async http =>
        {
            if (++calls < 3) http.Response.StatusCode = status;
            else await OwnFeed.LinesAsync(http, """{"id":"1","headline":"Diskare","timestamp":1}""" + "\n");
        });
        await using var service = Service.On(database, feed.Address());

        await service.SyncAsync();

        calls.Should().Be(3);
    }

    [Fact]
    public async Task The_wait_that_the_feed_asks_for_is_kept()
    {
        var calls = new List<long>();
        await using var feed = await OwnFeed.StartAsync(async http =>
        {
            calls.Add(Stopwatch.GetTimestamp());
            http.Response.Headers.RetryAfter = "1";
            if (calls.Count == 1) http.Response.StatusCode = 429;
            else await OwnFeed.LinesAsync(http, """{"id":"1","headline":"Diskare","timestamp":1}""");
        });
        await using var service = Service.On(database, feed.Address());

        await service.SyncAsync();

        Stopwatch.GetElapsedTime(calls[0], calls[1]).Should().BeGreaterThan(TimeSpan.FromMilliseconds(990));
    }

    [Fact]
    public async Task A_feed_whose_headers_do_not_come_in_time_is_asked_again()
    {
        var calls = 0;
        await using var feed = await OwnFeed.StartAsync(async http =>
        {
            if (++calls == 1) await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            else await OwnFeed.LinesAsync(http, """{"id":"1","headline":"Diskare","timestamp":1}""" + "\n");
        });
        await using var service = Service.On(database, feed.Address(), settings: ("JobAds:IdleLimit", "00:00:00.5"));

        await service.SyncAsync();

        calls.Should().Be(2);
    }

    [Fact]
    public async Task A_feed_that_never_answers_in_time_is_told_as_out_of_reach()
    {
        var calls = 0;
        await using var feed = await OwnFeed.StartAsync(http =>
        {
            calls++;
            return Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var service = Service.On(database, feed.Address(), settings: [("JobAds:IdleLimit", "00:00:00.2"), ("JobAds:Retries", "1")]);

        var sync = () => service.SyncAsync();

        (await sync.Should().ThrowAsync<FeedException>()).WithMessage("*går inte att nå*");
        calls.Should().Be(2);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(0)]
    public async Task Case_43_A_connection_that_is_dropped_is_tried_as_often_as_is_set_and_once_more(int retries)
    {
        var calls = 0;
        await using var feed = await OwnFeed.StartAsync(http =>
        {
            calls++;
            http.Abort();
            return Task.CompletedTask;
        });
        await using var service = Service.On(database, feed.Address(), settings: [("JobAds:Retries", $"{retries}"), ("JobAds:RetryDelay", "00:00:00.01")]);

        var sync = () => service.SyncAsync();

        await sync.Should().ThrowAsync<FeedException>();
        calls.Should().Be(1 + retries);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_refusal_is_never_repeated(int status)
    {
        var calls = 0;
        await using var feed = await OwnFeed.StartAsync(http =>
        {
            calls++;
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var service = Service.On(database, feed.Address());

        var sync = () => service.SyncAsync();

        await sync.Should().ThrowAsync<FeedException>();
        calls.Should().Be(1);
    }

    [Fact]
    public async Task A_last_line_cut_in_the_middle_changes_nothing()
    {
        await using var feed = await OwnFeed.StartAsync(http => OwnFeed.LinesAsync(http, """
            {"id":"10","headline":"Diskare","timestamp":1}
            {"id":"11","headl
            """));
        await using var service = Service.On(database, feed.Address(), settings: ("JobAds:Source", "cut"));

        var sync = () => service.SyncAsync();

        await sync.Should().ThrowAsync<FeedException>();
        await using var db = database.Open();
        (await db.FeedPositions.CountAsync(p => p.Source == "cut")).Should().Be(0);
        (await db.ExternalAds.CountAsync(a => a.Source == "cut")).Should().Be(0);
    }
}
