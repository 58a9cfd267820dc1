using System.Net;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;
using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Faults.Drills.Changes;

/// <summary>
/// FT-28: web and worker start before their database exists, wait through its upgrade, and meet it going away. Alive all the time, ready only when all is
/// there, and never restarted.
/// </summary>
internal static class NotReady
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        const string name = "not_there_yet";
        await scene.Database.ExecuteAsync("postgres", $"drop database if exists {name}");
        var address = scene.Database.Address(name);
        await scene.Database.StopAsync();
        var web = scene.WebNode(address);
        var worker = scene.Worker(address, []);
        var probes = new ProbeLog(web);
        await probes.UntilAsync("database down", log => log.Live >= 5);
        row.Must(probes.Now("database down").Ready == 0, "not ready while the database is down");
        await PageSaysWhyAsync(web, row);

        await scene.Database.StartAgainAsync();
        await probes.UntilAsync("no database", log => log.Live >= 5);
        row.Must(probes.Now("no database").Ready == 0, "not ready while there is no database");

        var migrating = scene.Worker(address, ["migrate"]);
        await probes.UntilAsync("migrating", _ => migrating.HasEnded, async () => await IsMigratedAsync(address));
        row.Must(migrating.ExitCode == 0, "migrate runs beside the waiting processes: " + migrating.Log());
        row.Must(probes.TooEarly == 0, "never ready before the last change was there");
        var found = await Until.TrueAsync(async () => await web.ProbeAsync("/health/ready") == HttpStatusCode.OK, TimeSpan.FromSeconds(30), "redo efter migrate");
        row.Measure("ready_after_migrate_s", found.TotalSeconds);

        await scene.Database.CrashAsync(Crash.KillPostmaster);
        await probes.UntilAsync("database away", log => log.Live >= 5);
        row.Must(probes.Now("database away").Ready == 0, "not ready while the database is away");
        await scene.Database.StartAgainAsync();
        var back = await Until.TrueAsync(async () => await web.ProbeAsync("/health/ready") == HttpStatusCode.OK, TimeSpan.FromSeconds(30), "redo igen");
        row.Measure("ready_after_restart_s", back.TotalSeconds);
        await Until.TrueAsync(async () => await NodesAsync(scene, name) == 2, TimeSpan.FromSeconds(60), "webben och workern är noder för natten");

        row.Measure("probes", probes.Count);
        row.Measure("probes_without_liveness", probes.Dead);
        row.Must(probes.Dead == 0, "liveness true all the time");
        row.Must(!web.Process.HasEnded && !worker.HasEnded, "no process ended, so nobody restarts it");
        row.Must(found < TimeSpan.FromSeconds(10) && back < TimeSpan.FromSeconds(10), "ready within 10 s of the database being right");
    }

    private static async Task PageSaysWhyAsync(WebNode web, Row row)
    {
        using var browser = new HttpClient();
        using var answer = await browser.GetAsync(new Uri(web.Address, "/logga-in"));
        var text = await answer.Content.ReadAsStringAsync();
        row.Must(answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null, "pages answer 503 with Retry-After");
        row.Must(text.Contains("Snart tillbaka", StringComparison.Ordinal), "the page says in Swedish that it will be back");
    }

    private static async Task<bool> IsMigratedAsync(string address)
    {
        await using var db = new MatchningDb(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(address + ";Pooling=false").Options);
        return !(await db.Database.GetPendingMigrationsAsync()).Any();
    }

    private static async Task<long> NodesAsync(Scene scene, string name) =>
        await scene.Database.ValueAsync<long>(name, "select count(distinct split_part(id, ':', 1)) from hangfire.server where lastheartbeat > now() - interval '15 seconds'");
}
