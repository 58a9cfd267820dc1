using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Nights;

/// <summary>FT-07: a worker freezes while it matches, longer than its lease; another takes over and completes. The frozen one wakes and writes nothing.</summary>
internal static class NightFrozen
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewNightAsync(scene);
        var address = scene.Database.Address(name);
        var people = await scene.PeopleInForceAsync(name);
        var frozen = scene.Worker(address, ["match"]);
        await Until.TrueAsync(async () => frozen.HasEnded || await scene.IsMatchingAsync(name), Night.Limit, "matchningen pågår");
        row.Must(!frozen.HasEnded, "frozen at work");
        frozen.Freeze();
        await scene.LeaseEndsAsync(name);
        var other = scene.Worker(address, ["match"]);
        row.Must(await other.EndAsync(Night.Limit) == 0, "another worker takes over and completes: " + other.Log());
        var (lists, runs) = (await scene.ListsInForceAsync(name), await DoneRunsAsync(scene, name));

        frozen.Thaw();
        var exit = await frozen.EndAsync(Night.Limit);
        row.Measure("exit_of_the_woken", exit?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "still going");
        row.Must(exit is 0 or 1, "the woken one gives up by itself, with a sentence");
        var isSame = await scene.ListsInForceAsync(name) == lists && await DoneRunsAsync(scene, name) == runs;
        row.Measure("writes_after_the_lease_was_lost", isSame ? 0 : 1);
        row.Must(isSame, "the woken one writes nothing");
        var now = await scene.PeopleInForceAsync(name);
        row.Weigh(new Balance((int)people, (int)now, (int)Math.Max(0, people - now), 0, 0, 0));
    }

    private static Task<string> DoneRunsAsync(Scene scene, string name) =>
        scene.Database.ValueAsync<string>(name, "select coalesce(string_agg(concat_ws(' ', id, kind, state, ended_at), '; ' order by id), '') from runs where state in ('Done', 'Warning')");
}
