using System.Text;
using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds.BadInput;

/// <summary>
/// Memory stays flat however long an item is: the bytes that live are counted, after a collection of all garbage, again and again while the sync
/// works. Alone in the process meanwhile, since the count is the whole process's.
/// </summary>
[Collection(nameof(FeedMemoryTests))]
[CollectionDefinition(nameof(FeedMemoryTests), DisableParallelization = true)]
public sealed class FeedMemoryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Mb = 1 << 20;
    private const string Good = """{"id":"1","headline":"Kock","timestamp":1000,"description":{"text":"Du lagar mat."}}""";

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task BI_16_One_ad_of_200_MB_is_set_aside_in_the_memory_of_its_longest_allowed_neighbour(string version)
    {
        await using var feed = await FeedAsync(version, [Good, """{"id":"2","headline":"Diskare","timestamp":1000,"description":{"text":" """, null, "\"}}"], pieces: 200);

        var grown = await GrownAsync(feed, version);

        grown.Should().BeLessThan(32 * Mb);
        await using var db = database.Open();
        (await db.FailedAds.SingleAsync()).Reason.Should().Be("Annonsen är längre än vad som tas emot.");
        (await db.ExternalAds.SingleAsync()).SourceId.Should().Be("1");
    }

    [Fact]
    public async Task BI_16_Many_ads_as_long_as_is_allowed_take_no_more_memory_than_a_few()
    {
        await using var few = await FeedAsync("2", Ads(25), pieces: 3);
        await using var many = await FeedAsync("2", Ads(100), pieces: 3);

        // Once for nothing: what it takes the first time, and what earlier tests leave to be collected meanwhile, is not the ads'.
        await GrownAsync(few, "2");
        var ofFew = await GrownAsync(few, "2");
        var ofMany = await GrownAsync(many, "2");

        ofMany.Should().BeLessThan(ofFew + (32 * Mb));
        await using var db = database.Open();
        (await db.ExternalAds.CountAsync()).Should().Be(100);

        static string?[] Ads(int count) => [Good, .. Enumerable.Range(2, count - 1).SelectMany(i => (string?[])
            [$$"""{"id":"{{i}}","headline":"Diskare","timestamp":1000,"last_publication_date":null,"occupation_group":null,"workplace_address":null,"employer":null,"description":{"text":" """, null, "\"}}\n"])];
    }

    private async Task<long> GrownAsync(WebApplication feed, string version)
    {
        await Tables.EmptyAsync(database);
        await using var service = Service.On(database, feed.Address(), settings: [("JobAds:Version", version), ("JobAds:Retries", "0"), ("JobAds:IdleLimit", "00:05:00")]);
        // What earlier tests have left must be gone first: if it goes meanwhile, it hides what grows.
        for (var i = 0; i < 3; i++)
        {
            Living();
            GC.WaitForPendingFinalizers();
        }

        var before = Living();
        var syncing = Task.Run(() => service.UseAsync<AdSync, IReadOnlyList<StepCount>>(sync => sync.RunAsync(null, StepProgress.None, CancellationToken.None)));
        var most = before;
        while (!syncing.IsCompleted)
        {
            most = Math.Max(most, Living());
            await Task.WhenAny(syncing, Task.Delay(100));
        }

        await syncing;
        TestContext.Current.TestOutputHelper?.WriteLine($"{before / Mb} MB before, at most {most / Mb} MB");
        return most - before;
    }

    private static long Living()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    // The parts in order; null is a long stretch of one letter, a megabyte a piece.
    private static Task<WebApplication> FeedAsync(string version, string?[] parts, int pieces)
    {
        var piece = Encoding.UTF8.GetBytes(new string('a', Mb));
        var (before, between, after) = version == "1" ? ("[", ",", "]") : ("", "\n", "\n");
        return OwnFeed.StartAsync(async http =>
        {
            http.Response.ContentType = version == "1" ? "application/json" : "application/jsonl";
            await http.Response.WriteAsync(before + parts[0] + between);
            foreach (var part in parts[1..])
            {
                if (part is not null) await http.Response.WriteAsync(part);
                for (var i = 0; part is null && i < pieces; i++) await http.Response.Body.WriteAsync(piece);
            }

            await http.Response.WriteAsync(after);
        });
    }
}
