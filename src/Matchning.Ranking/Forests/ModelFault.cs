namespace Matchning.Ranking.Forests;

/// <summary>What is wrong with a model. The arguments that go with each are named here, in order, where there are any.</summary>
public enum ModelFault
{
    /// <summary>A file is missing: its name, the folder.</summary>
    FileMissing,

    /// <summary>A file is empty: its name.</summary>
    FileEmpty,

    /// <summary>A file is too large: its name, most bytes.</summary>
    FileTooLarge,

    /// <summary>A file cannot be read from the disk: its name.</summary>
    FileUnreadable,

    /// <summary>A file is not JSON of the right kind: its name.</summary>
    JsonUnreadable,

    /// <summary>The same, and where: its name, the JSON path.</summary>
    JsonUnreadableAt,

    /// <summary>A file has changed since it was written: its name.</summary>
    FileChanged,

    /// <summary>The manifest has no hash of a file: its name.</summary>
    HashMissing,

    /// <summary>The folder is of the form before this: the old file's name.</summary>
    OldFolder,

    /// <summary>The forest is of the form before this.</summary>
    OldForest,

    /// <summary>Folder and manifest differ on the name: the folder's, the manifest's.</summary>
    OtherName,

    /// <summary>Trained for another objective: its own, the one that is read.</summary>
    OtherObjective,

    /// <summary>Made for another installation: that one.</summary>
    OtherInstallation,

    /// <summary>A feature is empty.</summary>
    FeatureEmpty,

    /// <summary>A feature is lacking: its name.</summary>
    FeatureLacking,

    /// <summary>A feature is unknown: its name.</summary>
    FeatureUnknown,

    /// <summary>A feature stands twice.</summary>
    FeatureTwice,

    /// <summary>The features stand in another order: the place, the model's name there, the program's.</summary>
    FeatureOrder,

    /// <summary>A feature has another direction: its name.</summary>
    FeatureDirection,

    /// <summary>A feature has other edges: its name.</summary>
    FeatureEdges,

    /// <summary>The schemas differ: the model's, the program's.</summary>
    OtherSchema,

    /// <summary>The forest does not begin as it must.</summary>
    ForestBeginning,

    /// <summary>The forest is cut.</summary>
    ForestCut,

    /// <summary>The forest has a wrong number of trees: how many, the most.</summary>
    TreeCount,

    /// <summary>A tree is missing: its number, what stands there.</summary>
    TreeMissing,

    /// <summary>The text is of another version: its own, the one that is read.</summary>
    OtherVersion,

    /// <summary>The forest answers with several values.</summary>
    SeveralValues,

    /// <summary>Trained on another number of features: its own, the program's.</summary>
    FeatureCount,

    /// <summary>The forest has too many nodes: the most.</summary>
    TooManyNodes,

    /// <summary>A line cannot be read: where, the line.</summary>
    LineUnreadable,

    /// <summary>A name stands twice: where, the name.</summary>
    NameTwice,

    /// <summary>A name is missing: where, the name.</summary>
    NameMissing,

    /// <summary>A list is too long: where, the most, the name.</summary>
    ListTooLong,

    /// <summary>Not a whole number: where, what stands there, the name.</summary>
    NotWhole,

    /// <summary>A number without end: where, the name.</summary>
    Infinite,

    /// <summary>Not a number: where, what stands there, the name.</summary>
    NotNumber,

    /// <summary>Splits on categories: where.</summary>
    Categories,

    /// <summary>Has formulas in its leaves: where.</summary>
    Formulas,

    /// <summary>A wrong number of leaves: where, how many, the most.</summary>
    LeafCount,

    /// <summary>Lists of different lengths: where.</summary>
    ListLengths,

    /// <summary>Leads to a node that is not there: where, the node.</summary>
    NoSuchNode,

    /// <summary>Splits on a feature that is not there: where, the feature.</summary>
    NoSuchFeature,

    /// <summary>Reads zero as missing: where.</summary>
    ZeroAsMissing,

    /// <summary>Does not say where a missing value goes: where.</summary>
    MissingUnsaid,

    /// <summary>A threshold is not midway between two codes: where.</summary>
    ThresholdOff,

    /// <summary>A count below zero: where.</summary>
    CountBelowZero,

    /// <summary>A node is reached twice: where.</summary>
    ReachedTwice,

    /// <summary>A tree is too deep: where, the most.</summary>
    TooDeep,

    /// <summary>Nodes that are never reached: where, how many.</summary>
    NeverReached,

    /// <summary>More of a feature lowers the score, against its direction: where, the feature.</summary>
    MoreLowers,

    /// <summary>More of a feature raises the score, against its direction: where, the feature.</summary>
    MoreRaises,

    /// <summary>The leaves are so large that their sum is without end.</summary>
    SumInfinite,

    /// <summary>The leaves are not on a grid that makes every sum exact.</summary>
    LeavesOffGrid,
}

/// <summary>A part of the forest's text.</summary>
/// <param name="Tree">Null for the text's beginning.</param>
/// <param name="Node">Null for all of the tree.</param>
public readonly record struct ForestPlace(int? Tree, int? Node = null)
{
    /// <summary>The lines before the first tree.</summary>
    public static ForestPlace Header => default;
}

/// <summary>What is wrong, with its arguments in the order that the code names them.</summary>
public sealed record FoundFault(ModelFault Code, params IReadOnlyList<object> Arguments)
{
    /// <inheritdoc />
    public override string ToString() => Arguments.Count == 0 ? $"{Code}" : $"{Code} ({string.Join(", ", Arguments)})";
}
