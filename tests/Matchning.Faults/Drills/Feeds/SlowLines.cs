using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Feeds;

/// <summary>FT-13: 200 ± 100 ms more on every piece to and from database and feed. Slower, but right, and no limit is reached.</summary>
internal static class SlowLines
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewEmptyAsync(scene);
        var feed = await scene.FeedAsync("--real-only");
        var (toDatabase, toFeed) = (Slow(scene.Database.Port), Slow(feed.Port));
        var address = scene.Database.Address(name, toDatabase.Port);

        var sync = scene.Worker(address, ["sync"], ("JobAds__BaseUrl", $"http://127.0.0.1:{toFeed.Port}"));
        var web = await scene.WebAsync(address);
        var ledger = new Ledger();
        var crowd = new Crowd(web.Address, ledger, scene.Seed);
        using var stop = new CancellationTokenSource();
        var load = crowd.RunAsync(6, stop.Token);
        row.Must(await sync.EndAsync(TimeSpan.FromMinutes(5)) == 0, "the sync ends well: " + sync.Log());
        await Until.TrueAsync(() => Task.FromResult(crowd.Tries.Count >= scene.Rounds(100, 20)), TimeSpan.FromMinutes(3), "formulär skickas");
        await stop.CancelAsync();
        await load;

        row.Weigh(ledger.Balance(await NeedForm.FoundAsync(scene.Database.Address(name))));
        await using var near = new FeedTruth(feed);
        var difference = await near.CompareAsync(scene.Database.Address(name));
        row.Measure("form_p50_ms", crowd.Percentile(0.5).TotalMilliseconds);
        row.Measure("form_p99_ms", crowd.Percentile(0.99).TotalMilliseconds);
        row.Measure("forms", crowd.Tries.Count);
        row.Measure("errors", crowd.Failed);
        row.Measure("ads_wrong", difference.Wrong);
        row.Measure("ads", difference.Right);
        if (difference.Example is { } example) row.Measure("a_wrong_ad", example);
        row.Must(crowd.Failed == 0, "no form fails");
        row.Must(difference is { Wrong: 0, Right: > 0 }, "the ads are those of the feed");

        FaultProxy Slow(int target)
        {
            var proxy = scene.Proxy(target);
            var dice = new Random(scene.Seed);
            proxy.Latency = () => { lock (dice) return TimeSpan.FromMilliseconds(100 + dice.Next(200)); };
            return proxy;
        }
    }
}
