namespace Matchning.Ranking.Forests;

/// <summary>What a model file may be at most. Far above what training makes; there to refuse a mistake before it fills memory.</summary>
public static class ForestLimits
{
    /// <summary>Of each file of a model.</summary>
    public const long Bytes = 20L * 1024 * 1024;

    /// <summary>Of a forest.</summary>
    public const int Trees = 5_000;

    /// <summary>Of all trees together, leaves among them.</summary>
    public const int Nodes = 200_000;

    /// <summary>Of one tree; all pairs of them are compared at load.</summary>
    public const int Leaves = 1_024;

    /// <summary>Steps from root to leaf.</summary>
    public const int Depth = 32;
}
