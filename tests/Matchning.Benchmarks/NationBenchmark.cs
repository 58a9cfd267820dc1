using System.Diagnostics;
using System.Globalization;
using Matchning.Ranking;
using Matchning.Ranking.Rule;

namespace Matchning.Benchmarks;

internal static class NationBenchmark
{
    private const int Top = 50;
    private const int Shard = 1000;

    public static Outcome Run(double share)
    {
        var start = Stopwatch.GetTimestamp();
        var load = new NationalLoad();
        int people = (int)(NationalLoad.People * share), openings = (int)(NationalLoad.Openings * share);
        Say($"{people:N0} people, {openings:N0} openings; load ready in {Seconds(start):0.0} s");
        var engine = new RankingEngine(load.Taxonomy, new RuleScorer());
        start = Stopwatch.GetTimestamp();
        var index = engine.Index(load.OpeningsFrom(0, openings), NationalLoad.Today, keepsFacts: false);
        Say($"index in {Seconds(start):0.0} s; works {index.Columns.Works.Count}, titles {index.Columns.Titles.Count}, terms {index.Columns.Terms.Length}, requirements {index.Columns.Requirements.Length}");
        long listed = 0;
        var time = 0.0;
        for (var shard = 0; shard * Shard < people; shard++)
        {
            var facts = load.PeopleOf(shard, Math.Min(Shard, people - shard * Shard));
            start = Stopwatch.GetTimestamp();
            var cpu = Environment.CpuUsage.TotalTime;
            Parallel.ForEach(facts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, p => Interlocked.Add(ref listed, engine.RankShort(p, index, Top).Count));
            time += Seconds(start);
            cpu = Environment.CpuUsage.TotalTime - cpu;
            var done = Math.Min(people, (shard + 1) * Shard);
            Say($"{done:N0} people, {done * (double)openings / time / 1e6:0} M pairs/s, {time / done * 1e6:0} us wall a person, {cpu.TotalMicroseconds / facts.Count:0} us CPU in this shard, {listed / (double)done:0.0} listed");
        }
        return new(people * (double)openings / time / 1e6, 20);
    }

    private static double Seconds(long start) => Stopwatch.GetElapsedTime(start).TotalSeconds;

    private static void Say(FormattableString text) => Console.WriteLine("  " + text.ToString(CultureInfo.InvariantCulture));
}
