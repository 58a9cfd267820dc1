using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Feeds;

/// <summary>
/// FT-03: the worker is killed when each 5 % of the feed has come, and when each 5 % of what it writes has gone to the database. Then the next sync runs, and
/// the table is the feed, ad by ad.
/// </summary>
internal static class SyncKilled
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var feed = await scene.FeedAsync("--generated", scene.IsShort ? "300" : "3000");
        await using var truth = new FeedTruth(feed);
        var whole = await MeasureAsync(scene, row, feed, truth);
        var kills = 0;
        for (var percent = 5; percent < 100; percent += scene.Rounds(5, 30))
        {
            foreach (var isOfFeed in (bool[])[true, false])
            {
                var name = await scene.Templates.NewEmptyAsync(scene);
                var (toFeed, toDatabase) = (scene.Proxy(feed.Port), scene.Proxy(scene.Database.Port));
                (isOfFeed ? toFeed : toDatabase).StallAfter = (isOfFeed ? whole.Feed : whole.Database) * percent / 100;
                var first = Sync(scene, name, toFeed.Port, toDatabase.Port);
                await Until.TrueAsync(() => Task.FromResult(toFeed.IsStalled || toDatabase.IsStalled || first.HasEnded), TimeSpan.FromMinutes(2), $"{percent} % är framme");
                if (!first.HasEnded) kills++;
                await first.KillAsync();
                await CompleteAsync(scene, row, name, feed, truth, $"after {percent} % of the {(isOfFeed ? "feed" : "writing")}");
            }
        }

        row.Measure("kills_at_work", kills);
        row.Must(kills > 0, "the worker was killed at work");
    }

    private static async Task<(long Feed, long Database)> MeasureAsync(Scene scene, Row row, Feed feed, FeedTruth truth)
    {
        var name = await scene.Templates.NewEmptyAsync(scene);
        var (toFeed, toDatabase) = (scene.Proxy(feed.Port), scene.Proxy(scene.Database.Port));
        var sync = Sync(scene, name, toFeed.Port, toDatabase.Port);
        row.Must(await sync.EndAsync(TimeSpan.FromMinutes(5)) == 0, "a sync that nobody kills ends well: " + sync.Log());
        row.Measure("ads", (await truth.CompareAsync(scene.Database.Address(name))).Right);
        return (toFeed.Bytes, toDatabase.Bytes);
    }

    private static async Task CompleteAsync(Scene scene, Row row, string name, Feed feed, FeedTruth truth, string when)
    {
        // What the killed one held would be free in half a minute; the drill turns that clock instead of waiting.
        await scene.Database.ExecuteAsync(name, "update leases set expires_at = now() - interval '1 second'");
        var next = Sync(scene, name, feed.Port, scene.Database.Port);
        row.Must(await next.EndAsync(TimeSpan.FromMinutes(5)) == 0, $"the next sync ends well, {when}: {next.Log()}");
        var compared = await truth.CompareAsync(scene.Database.Address(name));
        var twice = await scene.Database.ValueAsync<long>(name, "select count(*) from (select external_ad_id from openings where external_ad_id is not null group by 1 having count(*) > 1) twice");
        var halves = await scene.Database.ValueAsync<long>(name, "select count(*) from external_ads a where closed_at is null and not exists (select from openings o where o.external_ad_id = a.id)");
        row.Weigh(new Balance(compared.Right + compared.Missing + compared.Different, compared.Right, compared.Missing + compared.Different, (int)twice, (int)halves, compared.Extra));
        if (compared.Example is { } example) row.Measure("a_wrong_ad", example);
    }

    private static Child Sync(Scene scene, string name, int feedPort, int databasePort) =>
        scene.Worker(scene.Database.Address(name, databasePort), ["sync"], ("JobAds__BaseUrl", $"http://127.0.0.1:{feedPort}"));
}
