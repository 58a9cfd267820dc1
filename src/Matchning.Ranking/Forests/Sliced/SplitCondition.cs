using Matchning.Ranking.Features;

namespace Matchning.Ranking.Forests.Sliced;

/// <summary>
/// A question that nodes ask of a row: does it go right? The feature rows have few codes, so a forest of thousands of nodes asks only
/// some hundred different questions. Each is answered once for a block of rows, and the nodes read the answers.
/// </summary>
/// <param name="Bound">Lowest code that goes right, 0–255; 255 when no code does.</param>
internal readonly record struct SplitCondition(byte Feature, int Bound, bool IsDefaultLeft) : IComparable<SplitCondition>
{
    /// <summary>Codes are whole numbers, so "below the threshold" is "below the threshold rounded up".</summary>
    public static SplitCondition Of(ForestNodes nodes, int node) => new(
        nodes.Feature[node], (int)Math.Clamp(MathF.Ceiling(nodes.Threshold[node]), 0, FeatureSchema.Missing), nodes.IsDefaultLeft[node]);

    /// <summary>Every row goes left, with a code or without.</summary>
    public bool IsNever => Bound == FeatureSchema.Missing && IsDefaultLeft;

    /// <summary>Every row goes right.</summary>
    public bool IsAlways => Bound == 0 && !IsDefaultLeft;

    /// <summary>
    /// Which column to look in. Each feature has two: the codes as they are, where missing is above every bound, and the codes
    /// plus one, where missing has gone round to 0 and is below every bound.
    /// </summary>
    public int Column => IsDefaultLeft ? FeatureSchema.Count + Feature : Feature;

    /// <summary>A byte of the column at or above this goes right. Not for <see cref="IsNever"/>, which would need 256.</summary>
    public byte Least => (byte)(IsDefaultLeft ? Bound + 1 : Bound);

    /// <summary>By column, so that a column is read once for all its questions.</summary>
    public int CompareTo(SplitCondition other) => (Column, Bound).CompareTo((other.Column, other.Bound));
}
