namespace Matchning.Ranking.Forests;

/// <summary>What <c>measures.json</c> holds. All people are invented, and no outcome was used.</summary>
public sealed record TrainingMeasures
{
    /// <summary>Its trees are those that grew.</summary>
    public required TrainingSettings Settings { get; init; }

    /// <summary>Learned from and proved on, together.</summary>
    public int Openings { get; init; }

    /// <summary>Of the openings: examples of ours rather than real ads.</summary>
    public int OpeningsGenerated { get; init; }

    /// <summary>Of the openings: never learned from.</summary>
    public int OpeningsForProof { get; init; }

    /// <summary>Invented, learned from and proved on.</summary>
    public required int People { get; init; }

    /// <summary>Of the people: never learned from.</summary>
    public required int PeopleForProof { get; init; }

    /// <summary>Graded rows learned from; a pair is one row for each source that grades it.</summary>
    public int TrainingPairs { get; init; }

    /// <summary>Training and proof rows that LightGBM, ML.NET and the engine scored with the same bits before the model was written.</summary>
    public int RowsCompared { get; init; }

    /// <summary>New people and openings, graded by the sources that were trained on.</summary>
    public required SourceMeasure TrainedSources { get; init; }

    /// <summary>New people and openings, graded by the hidden work, which was not trained on. A model that loses or ties here stays off; one that wins is tried further.</summary>
    public required SourceMeasure HiddenWork { get; init; }

    /// <summary>ML.NET's own nDCG@10 of the model on the lists of <see cref="HiddenWork"/>: a second opinion. It has no interval.</summary>
    public double MlNetNdcg10 { get; init; }

    /// <summary>All features, the ones that the order needs most first; none when there were no lists to prove it on.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; init; } = [];

    /// <summary>The lower bound on the source that was not trained on is above 0. A tie ships the rule.</summary>
    public bool BeatsRule => HiddenWork is { Lists: > 0, Difference.Lower: > 0 };
}

/// <summary>What a training run is made with.</summary>
public sealed record TrainingSettings
{
    /// <summary>At most, from 1; growing stops when nothing is left to learn.</summary>
    public int Trees { get; init; } = 120;

    /// <summary>Steps from root to leaf; a tree has at most 2 to this many leaves.</summary>
    public int Depth { get; init; } = 5;

    /// <summary>How much of each tree's answer is added, above 0 and at most 1.</summary>
    public float LearningRate { get; init; } = 0.1f;

    /// <summary>A leaf stands for at least so many rows.</summary>
    public int MinRowsInLeaf { get; init; } = 20;

    /// <summary>And for at least so much second derivative of the loss: how sure it is.</summary>
    public float MinHessianInLeaf { get; init; } = 1;

    /// <summary>Draws people, openings and lists. The same seed gives the same forest.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>For speed only.</summary>
    public int Threads { get; init; } = 2;
}

/// <summary>Mean nDCG@10 of model and rule over lists with any grade above 0, and their paired difference.</summary>
public sealed record SourceMeasure(double ModelNdcg10, double RuleNdcg10, PairedDifference Difference, int Lists);

/// <summary>A difference between two orders over the same lists, with a 95 % interval.</summary>
public sealed record PairedDifference(double Mean, double Lower, double Upper, int Lists);

/// <summary>How much nDCG@10 falls when the feature's values are shuffled among the rows of the hidden work's lists.</summary>
public sealed record FeatureImportance(string Name, double Ndcg10Lost);
