using Matchning.Ranking.Features;
using Matchning.Ranking.Training;

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

    /// <summary>XGBoost's dump of the forest. Grades hang on every feature and on chance, so that trees grow to full depth.</summary>
    public static byte[] Train(byte[] rows)
    {
        var every = rows.Length / FeatureSchema.Count / TrainingRowCount;
        var some = rows.Chunk(FeatureSchema.Count).Where((_, i) => i % every == 0).Take(TrainingRowCount).SelectMany(row => row).ToArray();
        var random = new Random(2);
        var weights = Enumerable.Range(0, FeatureSchema.Count).Select(_ => random.NextDouble() * 2 - 1).ToArray();
        var grades = some.Chunk(FeatureSchema.Count).Select(row => Grade(row, weights, random)).ToArray();
        using var training = new TrainingRows(some, grades, [.. Enumerable.Repeat((uint)ListLength, TrainingRowCount / ListLength)]);
        using var trained = XGBoost.Train(training, new TrainingSettings { Trees = 500, Depth = 6, IsMonotone = false });
        return trained.ToJson();
    }

    private static float Grade(byte[] row, double[] weights, Random random)
    {
        var sum = row.Select((code, i) => code == FeatureSchema.Missing ? 0 : weights[i] * Math.Sin(code + i)).Sum();
        return (float)Math.Clamp(Math.Round(1.5 + sum / 2 + random.NextDouble() - 0.5), 0, 3);
    }
}
