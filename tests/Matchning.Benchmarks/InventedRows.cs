using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Training.Boosting;

namespace Matchning.Benchmarks;

/// <summary>Invented feature rows, one value in ten missing, and forests of 500 trees of depth 6 trained on some of the rows.</summary>
internal static class InventedRows
{
    private const int TrainingRowCount = 10_000;
    private const int ListLength = 50;

    public static byte[] Make(int count, int seed, Func<Feature, int> highest)
    {
        var random = new Random(seed);
        var rows = new byte[count * FeatureSchema.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = random.Next(10) == 0 ? FeatureSchema.Missing : (byte)random.Next(highest((Feature)(i % FeatureSchema.Count)) + 1);
        return rows;
    }

    /// <summary>The forest's text. Grades hang on every feature, the way the schema says, and on chance, so that trees grow to full depth.</summary>
    public static byte[] Train(byte[] rows)
    {
        var every = rows.Length / FeatureSchema.Count / TrainingRowCount;
        var some = rows.Chunk(FeatureSchema.Count).Where((_, i) => i % every == 0).Take(TrainingRowCount).SelectMany(row => row).ToArray();
        var (random, highest) = (new Random(2), some.Chunk(FeatureSchema.Count).Aggregate(new byte[FeatureSchema.Count], Highest));
        var grades = some.Chunk(FeatureSchema.Count).Select(row => Grade(row, highest, random)).ToArray();
        return LightGbm.Train(
            new GradedRows(some, grades, [.. Enumerable.Repeat(ListLength, TrainingRowCount / ListLength)]),
            new TrainingSettings { Trees = 500, Depth = 6, MinRowsInLeaf = 5, MinHessianInLeaf = 0.01f });
    }

    private static byte[] Highest(byte[] highest, byte[] row) =>
        [.. highest.Zip(row, (most, code) => code == FeatureSchema.Missing ? most : Math.Max(most, code))];

    private static float Grade(byte[] row, byte[] highest, Random random)
    {
        var sum = 0.0;
        for (var f = 0; f < row.Length; f++)
            if (row[f] != FeatureSchema.Missing) sum += (int)FeatureSchema.All[f].Direction * (row[f] / Math.Max(1.0, highest[f]) - 0.5);
        return (float)Math.Clamp(Math.Round(1.5 + sum / 2 + random.NextDouble() - 0.5), 0, 3);
    }
}
