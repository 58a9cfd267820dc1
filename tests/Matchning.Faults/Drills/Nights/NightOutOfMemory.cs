using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Nights;

/// <summary>
/// FT-21: one profile is so large that whoever reads it takes more memory than there is (the database would not have let it in; the drill makes it). The drill
/// is the kernel, and kills such a node with -9; and the service manager, and starts another. By day and by night that one is set aside after a few tries, and
/// everybody else gets what is new.
/// </summary>
internal static class NightOutOfMemory
{
    private const long Spare = 200L << 20;

    public static async Task RunAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewNightAsync(scene);
        var feed = await scene.FeedAsync("--generated", "200");
        var most = await MostInAQuietNightAsync(scene, await scene.Templates.NewNightAsync(scene), feed);
        var (people, version, nights) = (await scene.PeopleInForceAsync(name), await scene.VersionInForceAsync(name), await scene.NightsAsync(name));
        await scene.Database.ExecuteAsync(
            name,
            """
            alter table competence_profiles drop constraint ck_competence_profiles_size;
            update competence_profiles set own_words = repeat('Jag har packat varor på lager. ', 6000000), updated_at = now()
            where participant_id = (select participant_id from suggestion_lists l join suggestion_versions v on v.id = l.version_id where v.state = 'Current' order by 1 limit 1)
            """);
        await using var nodes = new NodesInLittleRoom(() => scene.NightNode(scene.Database.Address(name), feed, ("Runs__Lease", "00:00:05")), count: 2, most + Spare);
        await Until.TrueAsync(
            async () => await scene.Database.ValueAsync<long>(name, "select count(*) from rematch_requests where attempts >= 4") == 1, Night.Limit, "ändringen är lagd åt sidan");
        await NewOpeningAsync(scene, name);
        await Until.TrueAsync(
            async () => await scene.Database.ValueAsync<long>(name, "select count(*) from rematch_requests where attempts < 4") == 0, Night.Limit, "den nya platsen är med hos de andra");
        row.Must(await scene.Database.ValueAsync<long>(name, "select count(*) from rematch_requests") == 1, "by day that person, and nothing else, is set aside");
        await scene.NodesAsync(name, 2);
        row.Measure("kills_by_day", nodes.Kills);
        await scene.FireInAsync(name, TimeSpan.FromSeconds(1));
        await Until.TrueAsync(async () => await scene.NightsAsync(name) > nights, Night.Limit, "natten börjar");
        await scene.NightsEndAsync(name);
        row.Measure("kills", nodes.Kills);
        row.Measure("room_mb", (most + Spare) >> 20);
        row.Must(nodes.Kills >= 8, "the large profile did kill nodes, by day and by night");

        row.Must(await scene.VersionInForceAsync(name) > version, "new lists are in force");
        var setAside = await scene.Database.ValueAsync<long>(
            name,
            """
            select count(*) from run_shards s join competence_profiles p on s.participant_ids = array[p.participant_id]
            where s.state = 'SetAside' and s.error = 'node_lost' and length(p.own_words) > 1000000
            """);
        row.Measure("set_aside", setAside);
        row.Must(setAside == 1, "that person, and nobody else, is set aside");
        row.Must(await scene.Database.ValueAsync<long>(name, "select count(*) from run_shards where state = 'SetAside'") == 1, "nothing else is set aside");
        var now = await scene.PeopleInForceAsync(name);
        row.Weigh(new Balance((int)people - 1, (int)now, (int)Math.Max(0, people - 1 - now), 0, 0, (int)Math.Max(0, now - (people - 1))));
    }

    // A copy of one that stands in many lists.
    private static Task NewOpeningAsync(Scene scene, string name) => scene.Database.ExecuteAsync(
        name,
        """
        do $$
        declare columns text := (select string_agg(quote_ident(column_name), ',') from information_schema.columns
            where table_schema = 'public' and table_name = 'openings' and column_name not in ('id', 'external_ad_id', 'employer_need_id') and is_generated = 'NEVER');
        begin
          execute format('insert into openings (%1$s) select %1$s from openings where id = (
            select o from suggestion_lists l, unnest(l.opening_ids) o group by o order by count(*) desc limit 1)', columns);
        end $$
        """);

    private static async Task<long> MostInAQuietNightAsync(Scene scene, string name, Feed feed)
    {
        var nights = await scene.NightsAsync(name);
        var node = scene.NightNode(scene.Database.Address(name), feed);
        await scene.NodesAsync(name, 1);
        await scene.FireInAsync(name, TimeSpan.FromSeconds(1));
        await Until.TrueAsync(async () => await scene.NightsAsync(name) > nights, Night.Limit, "natten börjar");
        await scene.NightsEndAsync(name);
        var most = node.MostMemory();
        node.AskToStop();
        await node.EndAsync(Night.Limit);
        return most;
    }
}
