using System.Diagnostics;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Nights;

/// <summary>FT-02: the worker dies while it makes new lists. The old ones are in force, whole, until another run has made all of the new ones.</summary>
internal static class NightKilled
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var rounds = scene.Rounds(3, 1);
        for (var i = 0; i < rounds; i++)
        {
            var name = await scene.Templates.NewNightAsync(scene);
            var address = scene.Database.Address(name);
            var (before, version, people) = (await scene.ListsInForceAsync(name), await scene.VersionInForceAsync(name), await scene.PeopleInForceAsync(name));
            var killed = scene.Worker(address, ["match"]);
            await Until.TrueAsync(async () => killed.HasEnded || await scene.IsMatchingAsync(name), Night.Limit, "matchningen pågår");
            var isAtWork = !killed.HasEnded;
            await killed.KillAsync();
            row.Must(isAtWork && await scene.ListsInForceAsync(name) == before, "killed at work, and the old lists are in force, whole");
            var next = scene.Worker(address, ["match"]);
            row.Must(await next.EndAsync(Night.Limit) == 0, "another run completes: " + next.Log());
            row.Must(await scene.VersionInForceAsync(name) > version, "new lists are in force");
            var now = await scene.PeopleInForceAsync(name);
            var (versions, twice) = (
                await scene.Database.ValueAsync<long>(name, "select count(*) from suggestion_versions where state = 'Current'"),
                await scene.Database.ValueAsync<long>(name, "select count(*) - count(distinct participant_id) from suggestion_lists l join suggestion_versions v on v.id = l.version_id where v.state = 'Current'"));
            row.Weigh(new Balance((int)people, (int)now, (int)Math.Max(0, people - now), (int)twice, (int)Math.Abs(versions - 1), 0));
        }

        row.Measure("kills", rounds);
    }

    /// <summary>FT-02-node: the node that leads the night dies while another stands beside it. That one takes over, and how long it takes is told.</summary>
    public static async Task BesideAnotherAsync(Scene scene, Row row)
    {
        var rounds = scene.Rounds(3, 1);
        var (takenOver, complete) = (new List<double>(), new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            var name = await scene.Templates.NewNightAsync(scene);
            var feed = await scene.FeedAsync("--generated", "200");
            var (nights, version, people) = (await scene.NightsAsync(name), await scene.VersionInForceAsync(name), await scene.PeopleInForceAsync(name));
            var (killed, other) = await scene.MatchingNightAsync(name, feed);
            var number = await FencingNumberAsync();
            await killed.KillAsync();
            var start = Stopwatch.GetTimestamp();
            row.Must(await scene.VersionInForceAsync(name) == version, "killed in the middle of the matching");
            await Until.TrueAsync(async () => await FencingNumberAsync() > number, Night.Limit, "den andra noden tar över natten");
            takenOver.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            await Until.TrueAsync(async () => await scene.VersionInForceAsync(name) > version, Night.Limit, "den andra noden gör klart förslagen");
            complete.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            await scene.NightsEndAsync(name);
            row.Must(!other.HasEnded, "the other node lives");
            var (now, more) = (await scene.PeopleInForceAsync(name), await scene.NightsAsync(name) - nights);
            row.Weigh(new Balance((int)people, (int)now, (int)Math.Max(0, people - now), (int)(more - 1), 0, 0));

            Task<long> FencingNumberAsync() => scene.Database.ValueAsync<long>(name, "select coalesce(max(fencing_number), 0) from leases where expires_at > now()");
        }

        row.Measure("kills", rounds);
        row.Measure("longest_until_taken_over_s", takenOver.Max());
        row.Measure("longest_until_new_lists_s", complete.Max());
    }
}
