using System.Diagnostics;
using Matchning.Data;
using Matchning.Ranking;
using Matchning.Ranking.Forests;
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

    public static Outcome Run()
    {
        var folder = Directory.CreateTempSubdirectory("matchning-benchmark").FullName;
        var cluster = PrivateCluster.At(folder);
        try
        {
            var address = new NpgsqlConnectionStringBuilder(cluster.StartAsync(forTests: true).GetAwaiter().GetResult()) { Database = "postgres" };
            using var connection = new NpgsqlConnection(address.ConnectionString);
            connection.Open();
            return Run(connection);
        }
        finally
        {
            cluster.StopAsync().GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Outcome Run(NpgsqlConnection connection)
    {
        var records = new Records(people: 1);
        var engine = new RankingEngine(records.Taxonomy, ModelFolder.Load(ShippedModel()).Forest);
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

    /// <summary>The newest model in the checkout that the program lies in.</summary>
    private static string ShippedModel()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Matchning.sln")))
                return Directory.GetDirectories(Path.Combine(at.FullName, "models")).Order(StringComparer.Ordinal).Last();
        throw new InvalidOperationException("Run the benchmark from a checkout: the models folder was not found.");
    }
}
