using System.Diagnostics;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Nights;

/// <summary>FT-27, the worker: SIGTERM in the middle of the night's matching. It hands back within 30 seconds, and another node completes the night.</summary>
internal static class NightStopped
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewNightAsync(scene);
        var feed = await scene.FeedAsync("--generated", "200");
        var address = scene.Database.Address(name);
        var (version, people) = (await scene.VersionInForceAsync(name), await scene.PeopleInForceAsync(name));
        var stopped = scene.NightNode(address, feed);
        await scene.NodesAsync(name, 1);
        await scene.FireInAsync(name, TimeSpan.FromSeconds(1));
        await Until.TrueAsync(() => scene.IsMatchingAsync(name), Night.Limit, "matchningen pågår");
        var other = scene.NightNode(address, feed);
        await scene.NodesAsync(name, 2);
        var asked = Stopwatch.GetTimestamp();
        stopped.AskToStop();
        row.Must(await stopped.EndAsync(TimeSpan.FromSeconds(32)) == 0, "ends with 0 within 30 s");
        row.Measure("stopped_after_s", Stopwatch.GetElapsedTime(asked).TotalSeconds);
        var waited = await Until.TrueAsync(async () => await scene.VersionInForceAsync(name) > version, Night.Limit, "en annan nod gör klart natten");
        row.Measure("night_complete_after_s", waited.TotalSeconds);
        row.Must(!other.HasEnded, "the other node lives");
        var now = await scene.PeopleInForceAsync(name);
        row.Weigh(new Balance((int)people, (int)now, (int)Math.Max(0, people - now), 0, 0, 0));
    }
}
