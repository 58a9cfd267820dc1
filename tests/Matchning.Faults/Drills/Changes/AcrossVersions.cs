using System.Net;
using Matchning.Faults.Drills.Nights;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Changes;

/// <summary>
/// FT-29: two versions beside each other, as while nodes are replaced one by one. The next one starts on this one's schema, waits there without being ready,
/// and is ready by itself once its migrate has run; this one goes on working on the schema that it does not know.
/// </summary>
internal static class AcrossVersions
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var next = await NextVersion.BuildAsync();
        var name = await scene.Templates.NewNightAsync(scene);
        var address = scene.Database.Address(name);
        var web = await scene.WebAsync(address);
        var nextWeb = scene.WebNode(next, address);
        await Until.TrueAsync(async () => await nextWeb.ProbeAsync("/health/live") == HttpStatusCode.OK, TimeSpan.FromSeconds(60), "nästa version lever");
        row.Must(await nextWeb.ProbeAsync("/health/ready") == HttpStatusCode.ServiceUnavailable, "the next version is not ready on this schema");
        var ledger = new Ledger();
        await FormsAsync(web, ledger, row, 1, "this version on its own schema");

        await EndsWellAsync(scene.Worker(next, address, ["migrate"]), row, "the next version changes the schema beside this one");
        var ready = await Until.TrueAsync(async () => await nextWeb.ProbeAsync("/health/ready") == HttpStatusCode.OK, TimeSpan.FromSeconds(60), "nästa version är redo");
        await FormsAsync(web, ledger, row, 2, "this version on the next schema");
        await FormsAsync(nextWeb, ledger, row, 3, "the next version on its own");
        row.Must(await web.ProbeAsync("/health/ready") == HttpStatusCode.OK, "this version is still ready on the next schema");
        row.Must(await web.ProbeAsync("/logga-in") == HttpStatusCode.OK, "this version's pages answer on the next schema");
        await EndsWellAsync(scene.Worker(address, ["migrate"]), row, "this version's migrate leaves the next one's change alone");
        row.Must(await scene.Database.HasColumnAsync(name, NextVersion.Table, NextVersion.Column), "the next version's column is still there");

        var feed = await scene.FeedAsync("--generated", "200");
        await NightAsync(scene, row, name, Build.This, feed, "this version's night on the next schema");
        await NightAsync(scene, row, name, next, feed, "the next version's night after it");
        row.Weigh(ledger.Balance(await NeedForm.FoundAsync(address)));
        row.Measure("next_ready_after_migrate_s", ready.TotalSeconds);
        row.Measure("people_with_lists", await scene.PeopleInForceAsync(name));
    }

    private static async Task FormsAsync(WebNode web, Ledger ledger, Row row, int number, string what)
    {
        using var form = new NeedForm(web.Address);
        row.Must(await form.SendAsync(Guid.NewGuid(), number, ledger) == true, $"a form goes through, {what}");
    }

    // Reads ads and writes the table that was changed.
    private static async Task NightAsync(Scene scene, Row row, string name, Build build, Feed feed, string what)
    {
        var before = await scene.VersionInForceAsync(name);
        var people = await scene.PeopleInForceAsync(name);
        var night = scene.Worker(build, scene.Database.Address(name), ["night"], ("JobAds__BaseUrl", feed.Address.ToString()), ("JobAds__Source", "exempel"));
        await EndsWellAsync(night, row, what);
        row.Must(await scene.VersionInForceAsync(name) > before && await scene.PeopleInForceAsync(name) == people, $"new lists for everybody: {what}");
    }

    private static async Task EndsWellAsync(Child child, Row row, string what) =>
        row.Must(await child.EndAsync(Night.Limit) == 0, $"{what}: {child.Log()}");
}
