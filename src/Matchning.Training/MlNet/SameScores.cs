using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Training.Boosting;
using Microsoft.ML;

namespace Matchning.Training.MlNet;

/// <summary>One forest in all its forms. What is proved of one is true of the others only if they score alike, so that is checked before a model is written.</summary>
/// <param name="Text">As it goes into <c>forest.txt</c>.</param>
/// <param name="Zip">As it goes into <c>model.zip</c>.</param>
public sealed record SameScores(byte[] Text, byte[] Zip, Forest Forest, MlNetModel MlNet)
{
    /// <summary>Compares the engine row by row and in blocks, LightGBM, and ML.NET before and after the zip, on whole rows.</summary>
    /// <returns>How many rows were compared.</returns>
    /// <exception cref="InvalidOperationException">Some score differs in some bit; says whose and how many.</exception>
    public int Require(MLContext ml, byte[] rows)
    {
        var ours = new float[rows.Length / FeatureSchema.Count];
        for (var i = 0; i < ours.Length; i++) ours[i] = Forest.Score(rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count));
        var blocks = new float[ours.Length];
        Forest.ScoreRows(rows, blocks);
        Require("Programmet i block", ours, blocks);
        Require("ML.NET", ours, MlNet.Score(rows));
        Require("ML.NET ur model.zip", ours, MlNetModel.FromZip(ml, Zip).Score(rows));
        Require("LightGBM", ours, LightGbm.Predict(Text, rows));
        return ours.Length;
    }

    private static void Require(string who, float[] ours, float[] theirs) => Require(who, ours, Array.ConvertAll(theirs, s => (double)s));

    // A float is the same number as a double, its sign when zero and all.
    private static void Require(string who, float[] ours, double[] theirs)
    {
        var differing = ours.Length == theirs.Length
            ? ours.Zip(theirs).Count(s => BitConverter.DoubleToInt64Bits(s.First) != BitConverter.DoubleToInt64Bits(s.Second))
            : Math.Max(ours.Length, theirs.Length);
        if (differing > 0)
            throw new InvalidOperationException($"Modellen skrevs inte: {who} räknar {differing} av {ours.Length} rader annorlunda än programmet. Det är ett fel i programmet; anmäl det.");
    }
}
