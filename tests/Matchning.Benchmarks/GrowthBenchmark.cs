using System.Globalization;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Rule;

namespace Matchning.Benchmarks;

/// <summary>How time grows with people and with openings: the slope of log time over log size, by least squares on the medians.</summary>
internal static class GrowthBenchmark
{
    private const int Top = 50;
    private static readonly int[] People = [250, 500, 1000, 2000];
    private static readonly int[] Openings = [12_500, 25_000, 50_000, 100_000];

    public static Outcome Run()
    {
        var load = new NationalLoad();
        var engine = new RankingEngine(load.Taxonomy, new RuleScorer());
        var people = load.PeopleOf(0, People[^1]);
        var indexes = Openings.Select(n => engine.Index(load.OpeningsFrom(0, n), NationalLoad.Today, keepsFacts: false)).ToArray();
        var byPeople = Slope(People, n => Rank(engine, indexes[0], people.Take(n)), "people");
        var byOpenings = Slope(Openings, n => Rank(engine, indexes[Array.IndexOf(Openings, n)], people.Take(People[0])), "openings");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  exponent in people {byPeople:0.00}, in openings {byOpenings:0.00}"));
        return new(Math.Max(byPeople, byOpenings), 1.1, IsCeiling: true);
    }

    private static void Rank(RankingEngine engine, OpeningIndex index, IEnumerable<ParticipantFacts> people)
    {
        foreach (var person in people) engine.RankShort(person, index, Top);
    }

    private static double Slope(int[] sizes, Action<int> work, string of)
    {
        var times = Interleaved.Measure(ThreadTime.Of, [.. sizes.Select(n => ($"{n} {of}", (Action)(() => work(n))))]);
        var points = sizes.Select((n, i) => (X: Math.Log(n), Y: Math.Log(Interleaved.Median(times[i])))).ToArray();
        double x = points.Average(p => p.X), y = points.Average(p => p.Y);
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }
}
