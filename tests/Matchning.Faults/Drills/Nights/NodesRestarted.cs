using System.Diagnostics;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Nights;

/// <summary>FT-09: a deploy restarts both nodes three times within a minute, with the night's hour in the middle of it. The night runs once.</summary>
internal static class NodesRestarted
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewNightAsync(scene);
        var feed = await scene.FeedAsync("--generated", "200");
        var (address, before) = (scene.Database.Address(name), await scene.NightsAsync(name));
        Child[] nodes = [scene.NightNode(address, feed), scene.NightNode(address, feed)];
        await scene.NodesAsync(name, nodes.Length);
        await RestartAsync();
        row.Must(await scene.NightsAsync(name) == before, "restarts before the night's hour start nothing");
        await scene.FireInAsync(name, TimeSpan.FromSeconds(5));
        var start = Stopwatch.GetTimestamp();
        await RestartAsync();
        await RestartAsync();
        row.Measure("two_restarts_of_both_s", Stopwatch.GetElapsedTime(start).TotalSeconds);
        await scene.FiredAsync(name);
        await Until.TrueAsync(async () => await scene.NightsAsync(name) > before, Night.Limit, "natten börjar");
        await scene.NightsEndAsync(name);
        var nights = await scene.NightsAsync(name) - before;
        row.Measure("night_runs", nights);
        row.Weigh(new Balance(1, (int)nights, 0, (int)(nights - 1), 0, 0));

        async Task RestartAsync()
        {
            foreach (var node in nodes) node.AskToStop();
            foreach (var node in nodes) row.Must(await node.EndAsync(TimeSpan.FromSeconds(35)) == 0, "a node that is asked to stop ends with 0 within 30 s");
            nodes = [scene.NightNode(address, feed), scene.NightNode(address, feed)];
            await scene.NodesAsync(name, nodes.Length);
        }
    }
}
