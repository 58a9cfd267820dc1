using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Training.Boosting;

namespace Matchning.Tests.Ranking;

/// <summary>Invented feature rows and forests trained on them, so that the differential tests see real texts by the real library.</summary>
internal static class RandomRows
{
    public static byte[] Rows(int count, int seed, double missing = 0.1)
    {
        var random = new Random(seed);
        var rows = new byte[count * FeatureSchema.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var highest = FeatureSchema.HighestCode((Feature)(i % FeatureSchema.Count));
            rows[i] = random.NextDouble() < missing ? FeatureSchema.Missing : (byte)random.Next(highest + 1);
        }
        return rows;
    }

    /// <summary>The text of a forest trained on lists of 20 rows, with grades that hang on some features and on chance, so that trees grow.</summary>
    public static byte[] Train(TrainingSettings settings, int rows = 1000, double missing = 0.1, CancellationToken cancellationToken = default)
    {
        var random = new Random(settings.Seed);
        var data = Rows(rows, settings.Seed, missing);
        var labels = Enumerable.Range(0, rows).Select(i => Grade(data.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count), random)).ToArray();
        return LightGbm.Train(new GradedRows(data, labels, [.. Enumerable.Repeat(20, rows / 20)]), settings with { MinRowsInLeaf = 3, MinHessianInLeaf = 0.01f }, cancellationToken);
    }

    public static Forest Forest(TrainingSettings settings, int rows = 1000, double missing = 0.1) => ForestText.Read("m", Train(settings, rows, missing));

    private static float Grade(ReadOnlySpan<byte> row, Random random)
    {
        var sum = 0.0;
        foreach (var f in FeatureSchema.All)
        {
            var code = row[(int)f.Feature];
            if (code != FeatureSchema.Missing) sum += (int)f.Direction * (double)code / FeatureSchema.HighestCode(f.Feature);
        }
        return (float)Math.Clamp(Math.Round(sum / 4 + random.NextDouble() * 2 - 0.5), 0, 3);
    }
}
