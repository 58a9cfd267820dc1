using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Nights;

/// <summary>What the drills about the night ask the tables, and how they bring its hour about.</summary>
internal static class Night
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The lists in force, as one text: any write to them changes it.</summary>
    public static Task<string> ListsInForceAsync(this Scene scene, string name) => scene.Database.ValueAsync<string>(
        name,
        """
        select coalesce(string_agg(concat_ws(' ', v.id, v.state, (select count(*) from suggestion_lists l where l.version_id = v.id),
          (select md5(string_agg(l::text, e'\n' order by l.participant_id)) from suggestion_lists l where l.version_id = v.id)), '; ' order by v.id), '')
        from suggestion_versions v where v.state = 'Current'
        """);

    public static Task<long> VersionInForceAsync(this Scene scene, string name) =>
        scene.Database.ValueAsync<long>(name, "select coalesce(max(id), 0)::bigint from suggestion_versions where state = 'Current'");

    public static Task<long> PeopleInForceAsync(this Scene scene, string name) => scene.Database.ValueAsync<long>(
        name, "select count(*) from suggestion_lists l join suggestion_versions v on v.id = l.version_id where v.state = 'Current'");

    public static async Task<bool> IsMatchingAsync(this Scene scene, string name) => await scene.Database.ValueAsync<long>(
        name, "select count(*) from run_steps s join runs r on r.id = s.run_id where r.state = 'Running' and s.name = 'match' and s.state = 'Running'") > 0;

    public static Task<long> NightsAsync(this Scene scene, string name) => scene.Database.ValueAsync<long>(name, "select count(*) from runs where kind = 'nightly'");

    public static Task LeaseEndsAsync(this Scene scene, string name) => Until.TrueAsync(
        async () => await scene.Database.ValueAsync<bool>(name, "select bool_and(expires_at < now()) from leases"), TimeSpan.FromMinutes(2), "den frusnas lån går ut");

    /// <summary>Nodes as a server has them: without a verb, fired by the scheduler.</summary>
    public static Child NightNode(this Scene scene, string address, Feed feed, params (string Name, string Value)[] settings) =>
        scene.Worker(address, [], [("JobAds__BaseUrl", feed.Address.ToString()), ("JobAds__Source", "exempel"), .. settings]);

    /// <summary>So many nodes show that they live from now on: what those that are gone have left behind does not count.</summary>
    public static Task NodesAsync(this Scene scene, string name, int count)
    {
        var from = DateTimeOffset.UtcNow;
        return Until.TrueAsync(
            async () => await scene.Database.ValueAsync<long>(name, "select count(*) from hangfire.set where key = 'recurring-jobs' and value = 'night'") == 1
                && await scene.Database.ValueAsync<long>(name, $"select count(distinct split_part(id, ':', 1)) from hangfire.server where lastheartbeat >= '{from:O}'") >= count,
            TimeSpan.FromMinutes(2),
            $"{count} noder har anmält sig");
    }

    /// <summary>Two nodes share the night, and its matching goes on: the one that leads it, and the other.</summary>
    public static async Task<(Child Leader, Child Other)> MatchingNightAsync(this Scene scene, string name, Feed feed)
    {
        var address = scene.Database.Address(name);
        Child[] nodes = [scene.NightNode(address, feed), scene.NightNode(address, feed)];
        await scene.NodesAsync(name, nodes.Length);
        await scene.FireInAsync(name, TimeSpan.FromSeconds(1));
        await Until.TrueAsync(() => scene.IsMatchingAsync(name), Limit, "matchningen pågår");
        return nodes[0].Log().Contains(Leads, StringComparison.Ordinal) ? (nodes[0], nodes[1]) : (nodes[1], nodes[0]);
    }

    /// <summary>What a node's log says when it begins to lead a run.</summary>
    public const string Leads = "Leads run";

    /// <summary>Moves the night's hour to so long from now, as if the last one had been a day before.</summary>
    public static Task FireInAsync(this Scene scene, string name, TimeSpan wait)
    {
        var at = DateTimeOffset.UtcNow + wait;
        return scene.Database.ExecuteAsync(
            name,
            $"""
            update hangfire.hash set value = '{at.AddDays(-1).ToUnixTimeMilliseconds()}' where key = 'recurring-job:night' and field in ('CreatedAt', 'LastExecution');
            update hangfire.hash set value = '{at.ToUnixTimeMilliseconds()}' where key = 'recurring-job:night' and field = 'NextExecution';
            update hangfire.set set score = {at.ToUnixTimeSeconds()} where key = 'recurring-jobs' and value = 'night'
            """);
    }

    /// <summary>The clock has let go of what it missed and waits for the next night.</summary>
    public static Task FiredAsync(this Scene scene, string name) => Until.TrueAsync(
        async () => await scene.Database.ValueAsync<double>(name, "select max(score) from hangfire.set where key = 'recurring-jobs' and value = 'night'") > DateTimeOffset.UtcNow.AddMinutes(30).ToUnixTimeSeconds(),
        Limit,
        "natten har gått av och nästa är bokad");

    /// <summary>All that was asked for has been done, and none of it failed.</summary>
    public static async Task NightsEndAsync(this Scene scene, string name)
    {
        await Until.TrueAsync(
            async () => await scene.Database.ValueAsync<long>(name, "select count(*) from runs where state in ('Waiting', 'Running')") == 0, Limit, "natten blir klar");
        var error = await scene.Database.ValueAsync<string>(name, "select coalesce(string_agg(error, ' '), '') from runs where state = 'Failed'");
        if (error.Length > 0) throw new DrillFailedException($"natten misslyckades: {error}");
    }
}
