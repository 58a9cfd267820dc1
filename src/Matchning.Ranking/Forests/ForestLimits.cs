namespace Matchning.Ranking.Forests;

/// <summary>What a model file may be at most. Far above what training makes; there to refuse a mistake before it fills memory.</summary>
public static class ForestLimits
{
    public const long Bytes = 200L * 1024 * 1024;
    public const int Trees = 5_000;
    public const int Nodes = 2_000_000;

    /// <summary>Of one tree; all pairs of them are compared at load.</summary>
    public const int Leaves = 1_024;

    /// <summary>Steps from root to leaf.</summary>
    public const int Depth = 32;
}
