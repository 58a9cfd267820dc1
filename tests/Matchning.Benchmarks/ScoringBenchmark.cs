using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;

namespace Matchning.Benchmarks;

/// <summary>Rows a second of our forest over the best of LightGBM's own predict and ML.NET's: same forest, same rows, processor time of all threads. Scores must be equal to the bit.</summary>
internal static class ScoringBenchmark
{
    private const int Rows = 50_000;
    private const double Floor = 30;

    /// <summary>The codes that the product's own features have.</summary>
    public static Outcome ProductRows() => Run(InventedRows.Make(Rows, seed: 1, f => FeatureSchema.HighestCode(f)));

    /// <summary>All 255 codes in every column: the worst a schema can come to, with thousands of different questions in the forest.</summary>
    public static Outcome WideRows() => Run(InventedRows.Make(Rows, seed: 1, _ => 254));

    private static Outcome Run(byte[] rows)
    {
        var text = InventedRows.Train(rows);
        var forest = ForestText.Read("benchmark", text);
        using var libraries = new Libraries(text, rows);
        var scores = new float[Rows];

        var times = Interleaved.Measure(ThreadTime.OfAllThreads, [("ours", () => forest.ScoreRows(rows, scores)), .. libraries.Ways]);

        libraries.RequireEqual(scores);
        return new(times.Skip(1).Min(Interleaved.Median) / Interleaved.Median(times[0]), Floor);
    }
}
