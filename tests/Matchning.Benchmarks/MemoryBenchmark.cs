using System.Globalization;
using Matchning.Ranking;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Rule;

namespace Matchning.Benchmarks;

/// <summary>
/// Live bytes that the engine holds for each opening (columns, and what two threads' searches and caches have grown to after a thousand people), and for
/// each person it has prepared. Facts that the caller holds are not counted.
/// </summary>
internal static class MemoryBenchmark
{
    private const int People = 10_000;

    public static Outcome Run()
    {
        var load = new NationalLoad();
        var engine = new RankingEngine(load.Taxonomy, new RuleScorer());
        var people = load.PeopleOf(0, People);
        var start = Live();
        var index = engine.Index(load.OpeningsFrom(0, NationalLoad.Openings), NationalLoad.Today, keepsFacts: false);
        var packed = (Live() - start) / (double)index.Count;
        Parallel.ForEach(people.Take(1000), new ParallelOptions { MaxDegreeOfParallelism = 2 }, p => engine.RankShort(p, index, 50));
        var used = (Live() - start) / (double)index.Count;
        start = Live();
        var prepared = people.Select(p => new PreparedParticipant(p, load.Taxonomy)).ToArray();
        var person = (Live() - start) / (double)prepared.Length;
        GC.KeepAlive((index, prepared));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  bytes an opening: {packed:0} packed, {used:0} with searches and caches; bytes a person: {person:0}"));
        return new(Math.Max(used, person), 2048, IsCeiling: true);
    }

    private static long Live()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
