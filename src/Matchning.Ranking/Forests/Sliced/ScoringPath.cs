using System.Runtime.Intrinsics.X86;
using Matchning.Ranking.Features;

namespace Matchning.Ranking.Forests.Sliced;

/// <summary>The ways a forest can score many rows. All give the same scores to the bit; they differ in what the processor must have.</summary>
internal enum ScoringPath
{
    /// <summary>Row by row, node by node. Works everywhere and is the definition of right.</summary>
    Plain,

    /// <summary>256 rows at a time; AVX2.</summary>
    Sliced256,

    /// <summary>512 rows at a time; AVX-512 with byte and word instructions.</summary>
    Sliced512,
}

/// <summary>What this processor can do. Settled once at start, so that one run never mixes paths.</summary>
internal static class ScoringPaths
{
    /// <summary>Plain first, fastest last.</summary>
    public static IReadOnlyList<ScoringPath> Available { get; } = [.. Enum.GetValues<ScoringPath>().Where(IsSupported)];

    public static ScoringPath Best => Available[^1];

    /// <summary>Columns are read sixteen at a time, so a schema of fewer has only the plain path.</summary>
    private static bool IsSupported(ScoringPath path) => path switch
    {
        ScoringPath.Sliced512 => Avx512BW.IsSupported && FeatureSchema.Count >= 16,
        ScoringPath.Sliced256 => Avx2.IsSupported && FeatureSchema.Count >= 16,
        _ => true,
    };
}
