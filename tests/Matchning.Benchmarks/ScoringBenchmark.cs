using System.Runtime.Intrinsics.X86;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;

namespace Matchning.Benchmarks;

/// <summary>Rows a second of our forest over XGBoost's best: same forest, same rows, one thread each. Scores must be equal to the bit.</summary>
internal static class ScoringBenchmark
{
    private const int Rows = 50_000;

    /// <summary>The codes that the product's own features have.</summary>
    public static Outcome ProductRows() => Run(InventedRows.Make(Rows, seed: 1, f => FeatureSchema.HighestCode(f)));

    /// <summary>All 255 codes in every column: the worst a schema can come to, with thousands of different questions in the forest.</summary>
    public static Outcome WideRows() => Run(InventedRows.Make(Rows, seed: 1, _ => 254));

    private static Outcome Run(byte[] rows)
    {
        var json = InventedRows.Train(rows);
        var forest = ForestFile.Read("benchmark", json);
        using var library = new LibraryPair(json, rows);
        var scores = new float[Rows];

        var times = Interleaved.Measure(
            ThreadTime.Of,
            ("ours", () => forest.ScoreRows(rows, scores)),
            ("XGBoost, its own matrix", library.FromMatrix),
            ("XGBoost, in place", library.InPlace));

        library.RequireEqual(scores);
        var theirs = Math.Min(Interleaved.Median(times[1]), Interleaved.Median(times[2]));
        return new(theirs / Interleaved.Median(times[0]), Avx512BW.IsSupported ? 10 : 5);
    }
}
