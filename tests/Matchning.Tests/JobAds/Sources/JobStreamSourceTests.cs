using System.Globalization;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Market.JobAds;
using Matchning.Market.JobAds.Sources;
using Matchning.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Matchning.Tests.JobAds.Sources;

/// <summary>What we tell the feed of ourselves, and to whom we never tell it.</summary>
public sealed class JobStreamSourceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Key = "nyckel-5f0c";

    [Theory]
    [InlineData("1", Key)]
    [InlineData("2", Key)]
    [InlineData("1", null)]
    [InlineData("2", null)]
    [InlineData("2", "")]
    public async Task The_key_goes_with_every_call_when_it_is_set_and_otherwise_there_is_no_such_header(string version, string? key)
    {
        await Tables.EmptyAsync(database);
        var seen = new List<(string Path, StringValues? Key)>();
        await using var feed = await OwnFeed.StartAsync(http =>
        {
            seen.Add((http.Request.Path, http.Request.Headers.TryGetValue("api-key", out var sent) ? sent : (StringValues?)null));
            if (seen.Count == 2) http.Response.StatusCode = 503;
            return seen.Count == 2 ? Task.CompletedTask : AnswerAsync(http, version);
        });
        using var logs = new LogCapture();
        await using var service = Service.Logged(logs, database, feed.Address(), settings: [("JobAds:Version", version), .. key is null ? [] : new[] { ("JobAds:ApiKey", key) }]);

        await service.SyncAsync();
        await service.SyncAsync();

        var prefix = version == "1" ? "" : "/v2";
        seen.Select(s => s.Path).Should().Equal(prefix + "/snapshot", prefix + "/stream", prefix + "/stream");
        seen.Select(s => s.Key?.ToString()).Should().OnlyContain(sent => sent == (key == Key ? Key : null));
        logs.Text.Should().Contain("503", "the second call was asked again").And.NotContain(Key);
    }

    [Fact]
    public async Task The_feed_is_told_who_asks_and_for_what_also_below_a_path_of_its_host()
    {
        await Tables.EmptyAsync(database);
        var seen = new List<string>();
        await using var feed = await OwnFeed.StartAsync(http =>
        {
            var headers = http.Request.Headers;
            seen.Add($"{http.Request.Path}{http.Request.QueryString} {headers.UserAgent} {headers.Accept} {headers.AcceptEncoding}");
            return AnswerAsync(http, "2");
        });
        await using var service = Service.On(database, new Uri(feed.Address(), "annonser/"), new FixedClock());

        await service.SyncAsync();
        await service.SyncAsync();

        var since = Uri.EscapeDataString(SwedishTime.Local(Make.Now.AddHours(-6)).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        seen.Should().Equal(
            "/annonser/v2/snapshot Matchning/1.0 application/jsonl gzip",
            $"/annonser/v2/stream?updated-after={since} Matchning/1.0 application/jsonl gzip");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_so_that_the_key_stays_with_the_feed_we_chose(int status)
    {
        await Tables.EmptyAsync(database);
        var (asked, elsewhere) = (0, 0);
        await using var other = await OwnFeed.StartAsync(http =>
        {
            elsewhere++;
            return AnswerAsync(http, "2");
        });
        await using var feed = await OwnFeed.StartAsync(http =>
        {
            asked++;
            http.Response.StatusCode = status;
            http.Response.Headers.Location = new Uri(other.Address(), "v2/snapshot").ToString();
            return Task.CompletedTask;
        });
        using var logs = new LogCapture();
        await using var service = Service.Logged(logs, database, feed.Address(), settings: ("JobAds:ApiKey", Key));

        var sync = () => service.SyncAsync();

        (await sync.Should().ThrowAsync<FeedException>()).WithMessage(
            $"Annonsflödet {feed.Address()} hänvisar till en annan adress ({status}). Vi följer inte hänvisningar: kontrollera JobAds__BaseUrl.");
        (asked, elsewhere).Should().Be((1, 0));
        logs.Text.Should().NotContain(Key);
        await using var db = database.Open();
        (await db.ExternalAds.CountAsync()).Should().Be(0);
        (await db.FeedReads.SingleAsync()).Fault.Should().Contain("hänvisar till en annan adress");
    }

    private static Task AnswerAsync(HttpContext http, string version)
    {
        const string ad = """{"id":"1","headline":"Diskare","timestamp":1}""";
        if (version == "2") return OwnFeed.LinesAsync(http, ad + "\n");
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync($"[{ad}]");
    }
}
