namespace Matchning.Ranking.Forests;

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

    /// <summary>Training and proof rows that LightGBM, ML.NET and the engine scored with the same bits before the model was written.</summary>
    public int RowsCompared { get; init; }

    /// <summary>New people and openings, graded by the sources that were trained on.</summary>
    public required SourceMeasure TrainedSources { get; init; }

    /// <summary>New people and openings, graded by the hidden work, which was not trained on. Decides.</summary>
    public required SourceMeasure HiddenWork { get; init; }

    /// <summary>ML.NET's own nDCG@10 of the model on the lists of <see cref="HiddenWork"/>: a second opinion. It has no interval.</summary>
    public double MlNetNdcg10 { get; init; }

    /// <summary>The features that the order needs most, most first.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; init; } = [];

    /// <summary>The lower bound on the source that was not trained on is above 0. A tie ships the rule.</summary>
    public bool BeatsRule => HiddenWork is { Lists: > 0, Difference.Lower: > 0 };
}

/// <summary>What a training run is made with.</summary>
public sealed record TrainingSettings
{
    public int Trees { get; init; } = 120;

    /// <summary>Steps from root to leaf; a tree has at most 2 to this many leaves.</summary>
    public int Depth { get; init; } = 5;

    public float LearningRate { get; init; } = 0.1f;
    public int MinRowsInLeaf { get; init; } = 20;
    public float MinHessianInLeaf { get; init; } = 1;
    public int Seed { get; init; } = 1;
    public int Threads { get; init; } = 2;
}

/// <summary>Mean nDCG@10 of model and rule over lists with any grade above 0, and their paired difference.</summary>
public sealed record SourceMeasure(double ModelNdcg10, double RuleNdcg10, PairedDifference Difference, int Lists);

/// <summary>A difference between two orders over the same lists, with a 95 % interval.</summary>
public sealed record PairedDifference(double Mean, double Lower, double Upper, int Lists);

/// <summary>How much nDCG@10 falls when the feature's values are shuffled among the rows of the hidden work's lists.</summary>
public sealed record FeatureImportance(string Name, double Ndcg10Lost);
