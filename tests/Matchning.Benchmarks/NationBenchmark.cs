using System.Diagnostics;
using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Rule;
using Npgsql;

namespace Matchning.Benchmarks;

/// <summary>
/// A whole country in one go: every person against every opening, the best fifty stored in PostgreSQL on the same machine. The figure is pairs
/// considered a second of wall time, index and storing included; making up the load is not. A share of the country can be run to see how it grows.
/// </summary>
internal static class NationBenchmark
{
    private const int Top = 50;
    private const int Shard = 2000;
    private const double FloorMillions = 20;

    /// <param name="share">0–1 of the people and of the openings. The floor is for the whole.</param>
    public static Outcome Run(double share)
    {
        var load = new NationalLoad();
        int people = (int)(NationalLoad.People * share), openings = (int)(NationalLoad.Openings * share);
        var engine = new RankingEngine(load.Taxonomy, new RuleScorer());
        Say($"{people:N0} people, {openings:N0} openings, {Environment.ProcessorCount} threads. Each pair on its own: {EachOnItsOwn(engine, load):0.00} M pairs/s on one thread");
        var facts = load.OpeningsFrom(0, openings).ToArray();
        var clock = Stopwatch.StartNew();
        var index = engine.Index(facts, NationalLoad.Today, keepsFacts: false);
        clock.Stop();
        facts = [];
        Say($"index of {index.Count:N0} openings in {clock.Elapsed.TotalSeconds:0.0} s");
        TestServer.With(connection => Match(engine, index, load, people, clock, connection));
        Say($"in all {clock.Elapsed.TotalSeconds:0.0} s");
        return new(MillionPairs(people, index.Count, clock), share >= 1 ? FloorMillions : 0);
    }

    private static void Match(RankingEngine engine, OpeningIndex index, NationalLoad load, int people, Stopwatch clock, NpgsqlConnection connection)
    {
        using (var create = new NpgsqlCommand("create table lists (shard int, person int, openings int[], scores real[], feature_rows bytea)", connection)) create.ExecuteNonQuery();
        var storing = Task.CompletedTask;
        for (var (shard, said) = (0, 0); shard * Shard < people; shard++)
        {
            var some = load.PeopleOf(shard, Math.Min(Shard, people - shard * Shard));
            clock.Start();
            var lists = new ShortList[some.Count];
            Parallel.For(0, some.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => lists[i] = engine.RankShort(some[i], index, Top));
            storing.GetAwaiter().GetResult();
            var number = shard;
            storing = Task.Run(() => Store(lists, number, connection));
            clock.Stop();
            var done = shard * Shard + some.Count;
            if (done * 20L / people == said) continue;
            said = (int)(done * 20L / people);
            Say($"{done,9:N0} people, {clock.Elapsed.TotalSeconds,6:0.0} s, {MillionPairs(done, index.Count, clock):0} M pairs/s");
        }
        clock.Start();
        storing.GetAwaiter().GetResult();
        clock.Stop();
        using var count = new NpgsqlCommand("select count(*), sum(cardinality(openings)), pg_total_relation_size('lists') from lists", connection);
        using var row = count.ExecuteReader();
        row.Read();
        Say($"stored: {row.GetInt64(0):N0} lists, {row.GetInt64(1):N0} places in them, {row.GetInt64(2) / 1e6:N0} MB");
        if (row.GetInt64(0) != people) throw new InvalidOperationException("Not every list was stored.");
    }

    private static void Store(ShortList[] lists, int shard, NpgsqlConnection connection)
    {
        using var copy = connection.BeginBinaryImport("copy lists (shard, person, openings, scores, feature_rows) from stdin (format binary)");
        for (var i = 0; i < lists.Length; i++)
        {
            copy.StartRow();
            copy.Write(shard);
            copy.Write(i);
            copy.Write(lists[i].Numbers);
            copy.Write(lists[i].Scores);
            copy.Write(lists[i].Rows);
        }
        copy.Complete();
    }

    /// <summary>The plain way on a sample, for comparison.</summary>
    private static double EachOnItsOwn(RankingEngine engine, NationalLoad load)
    {
        var index = engine.Index(load.OpeningsFrom(0, 2000), NationalLoad.Today);
        var people = load.PeopleOf(0, 40).Select(p => new PreparedParticipant(p, load.Taxonomy)).ToArray();
        foreach (var person in people) engine.RankEach(person, index, Top, withFailed: false);
        var clock = Stopwatch.StartNew();
        foreach (var person in people) engine.RankEach(person, index, Top, withFailed: false);
        return MillionPairs(people.Length, index.Count, clock);
    }

    private static double MillionPairs(int people, int openings, Stopwatch clock) => people * (double)openings / clock.Elapsed.TotalSeconds / 1e6;

    private static void Say(FormattableString text) => Console.WriteLine("  " + text.ToString(CultureInfo.InvariantCulture));
}
