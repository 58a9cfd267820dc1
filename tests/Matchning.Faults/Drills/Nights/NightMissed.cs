using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Nights;

/// <summary>FT-08: two nodes lose the database before the night's hour and get it back long after. The night runs once.</summary>
internal static class NightMissed
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewNightAsync(scene);
        var feed = await scene.FeedAsync("--generated", "200");
        var before = await scene.NightsAsync(name);
        Child[] nodes = [scene.NightNode(scene.Database.Address(name), feed), scene.NightNode(scene.Database.Address(name), feed)];
        await scene.NodesAsync(name, nodes.Length);
        await scene.FireInAsync(name, TimeSpan.FromSeconds(15));
        await scene.Database.CrashAsync(Crash.ImmediateStop);
        var away = scene.IsShort ? TimeSpan.FromSeconds(45) : TimeSpan.FromMinutes(5);
        await Task.Delay(away);
        await scene.Database.StartAgainAsync();
        row.Must(nodes.All(n => !n.HasEnded), "the nodes live on without the database");
        await scene.FiredAsync(name);
        await Until.TrueAsync(async () => await scene.NightsAsync(name) > before, Night.Limit, "natten börjar");
        await scene.NightsEndAsync(name);
        var nights = await scene.NightsAsync(name) - before;
        row.Measure("away_s", away.TotalSeconds);
        row.Measure("night_runs", nights);
        row.Weigh(new Balance(1, (int)nights, nights == 0 ? 1 : 0, (int)Math.Max(0, nights - 1), 0, 0));
    }
}
