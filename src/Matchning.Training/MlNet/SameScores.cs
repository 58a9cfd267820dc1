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
        var plain = new float[rows.Length / FeatureSchema.Count];
        for (var i = 0; i < plain.Length; i++) plain[i] = Forest.Score(rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count));
        var blocks = new float[plain.Length];
        Forest.ScoreRows(rows, blocks);
        Require("Programmet i block", plain, blocks);
        Require("ML.NET", plain, MlNet.Score(rows));
        Require("ML.NET ur model.zip", plain, MlNetModel.FromZip(ml, Zip).Score(rows));
        Require("LightGBM", Array.ConvertAll(plain, s => (double)s), LightGbm.Predict(Text, rows));
        return plain.Length;
    }

    private static void Require<T>(string who, T[] ours, T[] theirs)
    {
        var differing = ours.Length == theirs.Length ? ours.Zip(theirs).Count(s => !s.First!.Equals(s.Second)) : Math.Max(ours.Length, theirs.Length);
        if (differing > 0)
            throw new InvalidOperationException($"Modellen skrevs inte: {who} räknar {differing} av {ours.Length} rader annorlunda än programmet. Det är ett fel i programmet; anmäl det.");
    }
}
