using Matchning.Ranking;
using Matchning.Ranking.Training;

namespace Matchning.Learning;

/// <summary>What <c>measures.json</c> holds. All people are invented, and no outcome was used.</summary>
public sealed record TrainingMeasures
{
    public required TrainingSettings Settings { get; init; }
    public int Openings { get; init; }
    public int OpeningsGenerated { get; init; }
    public int OpeningsForProof { get; init; }
    public required int People { get; init; }
    public required int PeopleForProof { get; init; }
    public int TrainingPairs { get; init; }

    /// <summary>New people and openings, graded by the sources that were trained on.</summary>
    public required SourceMeasure TrainedSources { get; init; }

    /// <summary>New people and openings, graded by the hidden work, which was not trained on. Decides.</summary>
    public required SourceMeasure HiddenWork { get; init; }

    /// <summary>The lower bound on the source that was not trained on is above 0. A tie ships the rule.</summary>
    public bool BeatsRule => HiddenWork is { Lists: > 0, Difference.Lower: > 0 };
}

/// <summary>Mean nDCG@10 of model and rule over lists with any grade above 0, and their paired difference.</summary>
public sealed record SourceMeasure(double ModelNdcg10, double RuleNdcg10, PairedDifference Difference, int Lists)
{
    internal static SourceMeasure Of(IPairScorer model, IPairScorer rule, IReadOnlyList<(PairList, float[])> lists, int seed)
    {
        var ours = RankingMeasures.NdcgOfEach(model, lists, 10);
        var theirs = RankingMeasures.NdcgOfEach(rule, lists, 10);
        return new(Mean(ours), Mean(theirs), RankingMeasures.Compare(ours, theirs, seed), ours.Count(n => !double.IsNaN(n)));
    }

    private static double Mean(double[] values) => values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Average();
}
