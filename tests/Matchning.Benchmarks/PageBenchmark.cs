using System.Diagnostics;
using Matchning.Ranking;
using Npgsql;

namespace Matchning.Benchmarks;

/// <summary>
/// One person's list with the reasons of its first fifty, over every opening, in units of the smallest question to the database there and back.
/// Wall time, since a question is mostly waiting.
/// </summary>
internal static class PageBenchmark
{
    private const int Shown = 50;
    private const int Questions = 50;

    public static Outcome Run() => TestServer.With(Run);

    private static Outcome Run(NpgsqlConnection connection)
    {
        var records = new Records(people: 1);
        var engine = new RankingEngine(records.Taxonomy, Shipped.Model());
        var index = engine.Index(records.Openings, Records.Today);
        using var question = new NpgsqlCommand("select 1", connection);
        var times = Interleaved.Measure(
            Wall,
            ($"list and reasons, {index.Count} openings", () =>
            {
                foreach (var pair in engine.Rank(records.People[0], index, Shown)) _ = engine.Explain(pair);
            }
        ),
            ($"{Questions} x select 1", () =>
            {
                for (var i = 0; i < Questions; i++) _ = question.ExecuteScalar();
            }
        ));
        return new(Interleaved.Median(times[0]) / (Interleaved.Median(times[1]) / Questions), 20, IsCeiling: true);
    }

    private static double Wall(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
