using Matchning.Ranking.Features;

namespace Matchning.Ranking.Rule;

/// <summary>
/// The transparent rule: a weighted sum over the feature row. Always there, what a new install starts with, and what every
/// model must beat. Thread-safe.
/// </summary>
public sealed class RuleScorer : IAdditiveScorer
{
    private static readonly float[] Table = Build();

    public string Name => "rule";

    public string SchemaId => FeatureSchema.Id;

    /// <inheritdoc />
    public float Score(ReadOnlySpan<byte> row)
    {
        var sum = 0f;
        for (var i = 0; i < FeatureSchema.Count; i++) sum += Table[i * 256 + row[i]];
        return sum;
    }

    /// <inheritdoc />
    public void ScoreRows(ReadOnlySpan<byte> rows, Span<float> scores)
    {
        for (var i = 0; i < scores.Length; i++) scores[i] = Score(rows.Slice(i * FeatureSchema.Count, FeatureSchema.Count));
    }

    /// <summary>The terms of the sum; the bias is 0.</summary>
    public float Contributions(ReadOnlySpan<byte> row, Span<float> contributions)
    {
        for (var i = 0; i < FeatureSchema.Count; i++) contributions[i] = Table[i * 256 + row[i]];
        return 0;
    }

    /// <inheritdoc />
    public float Term(Feature feature, byte code) => Table[(int)feature * 256 + code];

    /// <summary>What each code of each feature gives. A code above the highest is read as the highest.</summary>
    private static float[] Build()
    {
        var table = new float[FeatureSchema.Count * 256];
        foreach (var definition in FeatureSchema.All)
        {
            var weight = RuleWeights.Of(definition.Feature) * (definition.Direction == Direction.NeverRaises ? -1 : 1);
            float highest = FeatureSchema.HighestCode(definition.Feature);
            for (var code = 0; code < FeatureSchema.Missing; code++)
                table[(int)definition.Feature * 256 + code] = weight * Math.Min(1, code / highest);
            table[(int)definition.Feature * 256 + FeatureSchema.Missing] = weight * RuleWeights.OfSilence(definition.Feature);
        }
        return table;
    }
}
