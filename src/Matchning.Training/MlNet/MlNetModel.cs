using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Training.Boosting;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Matchning.Training.MlNet;

/// <summary>A trained model as ML.NET has it, fresh or from a <c>model.zip</c>: scores, measures, importance.</summary>
public sealed class MlNetModel(MLContext ml, ITransformer transformer)
{
    private const int Cut = 10;

    /// <summary>The product's gains, 2^grade − 1; ML.NET's own are others.</summary>
    private const string Gains = "0,1,3,7";

    public static MlNetModel FromZip(MLContext ml, byte[] zip)
    {
        using var stream = new MemoryStream(zip);
        return new(ml, ml.Model.Load(stream, out _));
    }

    public byte[] ToZip(IDataView like)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(transformer, like.Schema, stream);
        return stream.ToArray();
    }

    public float[] Score(byte[] rows) => [.. transformer.Transform(RankingView.Of(ml, rows)).GetColumn<float>(RankingView.Score)];

    /// <summary>
    /// ML.NET's own nDCG@10. It counts a list without anything relevant as 0, so such lists must not be there.
    /// </summary>
    public double Ndcg10(GradedRows lists) => ml.Ranking.Evaluate(
        transformer.Transform(RankingView.Of(ml, lists)), new RankingEvaluatorOptions { DcgTruncationLevel = Cut, LabelGains = Gains },
        RankingView.Label, RankingView.Group, RankingView.Score).NormalizedDiscountedCumulativeGains[Cut - 1];

    /// <summary>
    /// Permutation importance (Breiman 2001): what nDCG@10 loses when a feature's values are shuffled among all rows. Features that stand in
    /// for each other share theirs. Largest loss first. The gains are ML.NET's own, which this measure cannot be told: 3, 7 and 15 for the grades 1–3.
    /// </summary>
    public IReadOnlyList<FeatureImportance> Importance(GradedRows lists, int permutations)
    {
        var lost = ml.Ranking.PermutationFeatureImportance(
            transformer, RankingView.Of(ml, lists), RankingView.Label, RankingView.Group, permutationCount: permutations);
        return [.. FeatureSchema.All
            .Select(f => new FeatureImportance(f.Name, -lost[f.Name].NormalizedDiscountedCumulativeGains[Cut - 1].Mean))
            .OrderByDescending(i => i.Ndcg10Lost).ThenBy(i => i.Name, StringComparer.Ordinal)];
    }
}
