using System.Diagnostics;
using System.Net;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Forms;

/// <summary>FT-27, the pages: two nodes behind a small proxy are restarted in turn with SIGTERM under a load of forms, and nobody notices.</summary>
internal static class RollingRestart
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(Scene scene, Row row)
    {
        var address = scene.Database.Address(await scene.Templates.NewEmptyAsync(scene));
        WebNode[] nodes = [Start(FreePort.Take()), Start(FreePort.Take())];
        foreach (var node in nodes) await node.ReadyAsync();
        var spreader = scene.Own(await Spreader.StartAsync([.. nodes.Select(n => n.Port)]));
        await Until.TrueAsync(() => Task.FromResult(nodes.All(n => spreader.Sees(n.Port))), TimeSpan.FromSeconds(20), "proxyn ser båda noderna");

        var ledger = new Ledger();
        var crowd = new Crowd(spreader.Address, ledger, scene.Seed);
        using var stop = new CancellationTokenSource();
        var load = crowd.RunAsync(8, stop.Token);
        var (longest, restarts) = (TimeSpan.Zero, 0);
        for (var i = 0; i < scene.Rounds(3, 1) * nodes.Length; i++)
        {
            var enough = ledger.Acknowledged.Count + 20;
            await Until.TrueAsync(() => Task.FromResult(ledger.Acknowledged.Count >= enough), TimeSpan.FromSeconds(60), "formulären tas emot mellan omstarterna");
            var old = nodes[i % nodes.Length];
            var asked = Stopwatch.GetTimestamp();
            old.Process.AskToStop();
            await Until.TrueAsync(async () => await old.ProbeAsync("/health/ready") == HttpStatusCode.ServiceUnavailable || old.Process.HasEnded, Limit, "noden säger att den inte är redo");
            row.Must(!old.Process.HasEnded && await old.ProbeAsync("/health/live") == HttpStatusCode.OK, "says not ready while it still answers");
            row.Must(await old.Process.EndAsync(Limit) == 0, "ends with 0 within 30 s");
            longest = Max(longest, Stopwatch.GetElapsedTime(asked));
            restarts++;
            nodes[i % nodes.Length] = Start(old.Port);
            await nodes[i % nodes.Length].ReadyAsync();
            await Until.TrueAsync(() => Task.FromResult(spreader.Sees(old.Port)), TimeSpan.FromSeconds(20), "proxyn ser den nya noden");
        }

        await stop.CancelAsync();
        await load;
        row.Weigh(ledger.Balance(await NeedForm.FoundAsync(address)));
        row.Measure("web_restarts", restarts);
        row.Measure("requests", crowd.Tries.Count);
        row.Measure("failed_requests", crowd.Failed);
        row.Measure("longest_stop_s", longest.TotalSeconds);
        row.Must(crowd.Failed == 0, "no failed request");

        WebNode Start(int port) => scene.WebNode(Build.This, port, address, ("DrainSeconds", "3"));
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
