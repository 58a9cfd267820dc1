using System.Diagnostics;
using System.Net;
using Matchning.Faults.Drills.Nights;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Changes;

/// <summary>
/// FT-29: the version before the newest change of the schema is built from its own commit. It goes on working on the new schema, as it must while nodes are
/// replaced one by one; this version starts on the old schema, waits there without being ready, and is ready once it has been upgraded.
/// </summary>
internal static class AcrossVersions
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var commit = await GitAsync("log", "-1", "--format=%H", "--", "src/Matchning/Data/Migrations");
        var before = await GitAsync("rev-parse", commit + "^");
        var old = await BuildAsync(before, row);
        if (old is null) return;

        // Old on old, then the upgrade beside it.
        var name = await scene.Database.NewAsync();
        var address = scene.Database.Address(name);
        await EndsWellAsync(scene.Worker(old, address, ["migrate"]), row, "the old version makes its schema");
        var (oldWeb, ledger) = (scene.WebNode(old, address), new Ledger());
        await oldWeb.ReadyAsync();
        var newWeb = scene.WebNode(address);
        await Until.TrueAsync(async () => await newWeb.ProbeAsync("/health/live") == HttpStatusCode.OK, TimeSpan.FromSeconds(60), "den nya versionen lever");
        row.Must(await newWeb.ProbeAsync("/health/ready") == HttpStatusCode.ServiceUnavailable, "the new version is not ready on the old schema");
        await FormsAsync(oldWeb, ledger, row, 1, "old on old");

        await EndsWellAsync(scene.Worker(address, ["migrate"]), row, "the new version upgrades beside the old");
        await newWeb.ReadyAsync();
        await FormsAsync(oldWeb, ledger, row, 2, "old on new");
        await FormsAsync(newWeb, ledger, row, 3, "new on new");
        row.Must(await oldWeb.ProbeAsync("/health/ready") == HttpStatusCode.OK, "the old version is still ready on the new schema");
        row.Must(await oldWeb.ProbeAsync("/logga-in") == HttpStatusCode.OK, "the old version's pages answer on the new schema");

        var feed = await scene.FeedAsync("--real-only");
        await EndsWellAsync(scene.Worker(old, address, ["sync"], ("JobAds__BaseUrl", feed.Address.ToString())), row, "the old worker syncs on the new schema");
        await EndsWellAsync(scene.Worker(address, ["sync"], ("JobAds__BaseUrl", feed.Address.ToString())), row, "the new worker syncs after it");
        row.Weigh(ledger.Balance(await NeedForm.FoundAsync(address)));
        row.Measure("version_before", before[..7]);
    }

    private static async Task FormsAsync(WebNode web, Ledger ledger, Row row, int number, string what)
    {
        using var form = new NeedForm(web.Address);
        row.Must(await form.SendAsync(Guid.NewGuid(), number, ledger) == true, $"a form goes through, {what}");
    }

    private static async Task EndsWellAsync(Child child, Row row, string what) =>
        row.Must(await child.EndAsync(Night.Limit) == 0, $"{what}: {child.Log()}");

    // Kept between runs, by commit: building takes minutes.
    private static async Task<Build?> BuildAsync(string commit, Row row)
    {
        var folder = Path.Combine(Report.Folder, "versions", commit[..12]);
        var build = new Build(folder, Build.This.Configuration);
        if (File.Exists(build.Dll("Matchning.Web")) && File.Exists(build.Dll("Matchning.Worker"))) return build;
        Directory.CreateDirectory(folder);
        await RunAsync("sh", "-c", "git -C \"$0\" archive \"$1\" | tar -x -C \"$2\"", Build.This.Root, commit, folder);
        foreach (var project in (string[])["Matchning.Web", "Matchning.Worker"])
        {
            var (exit, output) = await RunAsync("dotnet", "build", Path.Combine(folder, "src", project), "-c", Build.This.Configuration, "-v", "quiet", "--nologo");
            if (exit == 0) continue;
            row.Must(false, $"the version before builds: {output[..Math.Min(300, output.Length)]}");
            return null;
        }

        return build;
    }

    private static async Task<string> GitAsync(params string[] arguments)
    {
        var (exit, output) = await RunAsync("git", ["-C", Build.This.Root, .. arguments]);
        return exit == 0 && output.Trim() is { Length: > 0 } text ? text : throw new DrillFailedException($"git {arguments[0]} did not answer; the drill needs the history.");
    }

    private static async Task<(int Exit, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
