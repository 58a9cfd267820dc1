using System.Globalization;
using Matchning.Ranking;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Rule;

namespace Matchning.Benchmarks;

/// <summary>The quick way's lists against scoring every pair, with the rule and with the shipped model: how many are the same fifty, in what order.</summary>
internal static class ExactBenchmark
{
    private const int Top = 50;
    private const int Openings = 10_000;
    private const int People = 60;

    public static Outcome Run()
    {
        var load = new NationalLoad();
        return new(new IPairScorer[] { new RuleScorer(), Shipped.Model() }.Min(scorer => Run(new(load.Taxonomy, scorer), scorer.Name, load)), 0.98);
    }

    private static double Run(RankingEngine engine, string name, NationalLoad load)
    {
        var index = engine.Index(load.OpeningsFrom(0, Openings), NationalLoad.Today);
        var (overlap, order) = (0.0, 0.0);
        foreach (var person in load.PeopleOf(7, People))
        {
            var each = engine.RankEach(new PreparedParticipant(person, load.Taxonomy), index, Top, withFailed: false).Select(p => p.Opening.Id).ToArray();
            var quick = engine.Rank(person, index, Top).Select(p => p.Opening.Id).ToArray();
            overlap += each.Length == 0 ? 1 : each.Intersect(quick).Count() / (double)each.Length;
            order += Ndcg(quick, each);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}: overlap {overlap / People:0.0000}, nDCG {order / People:0.0000} over {People} people x {Openings} openings"));
        return Math.Min(overlap, order) / People;
    }

    /// <summary>The first in the true list is worth most, what is not in it nothing.</summary>
    private static double Ndcg(string[] list, string[] truth)
    {
        double Gain(IEnumerable<string> ids) => ids.Select((id, i) => Math.Max(0, truth.Length - Math.Max(0, Array.IndexOf(truth, id))) * (truth.Contains(id) ? 1 : 0) / Math.Log2(i + 2)).Sum();
        return truth.Length == 0 ? 1 : Gain(list) / Gain(truth);
    }
}
