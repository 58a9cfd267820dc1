using System.Diagnostics;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Nights;

/// <summary>FT-27, the worker: SIGTERM in the middle of the night's matching to the node that leads it. It hands back within 30 seconds, and another node completes the night.</summary>
internal static class NightStopped
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewNightAsync(scene);
        var feed = await scene.FeedAsync("--generated", "200");
        var (version, people) = (await scene.VersionInForceAsync(name), await scene.PeopleInForceAsync(name));
        var (stopped, other) = await scene.MatchingNightAsync(name, feed);
        var asked = Stopwatch.GetTimestamp();
        stopped.AskToStop();
        row.Must(await stopped.EndAsync(TimeSpan.FromSeconds(32)) == 0, "ends with 0 within 30 s");
        row.Measure("stopped_after_s", Stopwatch.GetElapsedTime(asked).TotalSeconds);
        row.Must(await scene.VersionInForceAsync(name) == version, "stopped in the middle of the matching");
        await Until.TrueAsync(async () => await scene.VersionInForceAsync(name) > version, Night.Limit, "en annan nod gör klart natten");
        row.Measure("night_complete_after_s", Stopwatch.GetElapsedTime(asked).TotalSeconds);
        row.Must(other.Log().Contains(Night.Leads, StringComparison.Ordinal) && !other.HasEnded, "the other node lives and leads");
        var now = await scene.PeopleInForceAsync(name);
        row.Weigh(new Balance((int)people, (int)now, (int)Math.Max(0, people - now), 0, 0, 0));
    }
}
