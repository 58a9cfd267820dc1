using static Matchning.Ranking.Forests.ForestText;

namespace Matchning.Ranking.Forests;

/// <summary>
/// Leaves must be whole multiples of one power of two, fine enough for them all and coarse enough that no sum of one leaf a tree passes 2^24 of it.
/// Then every partial sum is exact in a float, and it does not matter in which order, or in floats or doubles, anyone adds.
/// </summary>
internal sealed class LeafGrid
{
    private const int FloatBits = 24;
    private const int FinestOfFloats = -149;
    private const int MantissaBits = 52;
    private const int ExponentBias = 1023;
    private int _finest = int.MaxValue;
    private double _largestSum;

    public void Add(ReadOnlySpan<double> leavesOfTree)
    {
        var largest = 0.0;
        foreach (var leaf in leavesOfTree)
        {
            largest = Math.Max(largest, Math.Abs(leaf));
            if (leaf != 0) _finest = Math.Min(_finest, LowestBit(leaf));
        }
        _largestSum += largest;
    }

    public void Check()
    {
        Require(_largestSum <= float.MaxValue, ModelFault.SumInfinite);
        Require(
            _largestSum == 0 || (_finest >= FinestOfFloats && _largestSum <= Math.ScaleB(1, FloatBits + _finest)),
            ModelFault.LeavesOffGrid);
    }

    /// <summary>The power of two of the last bit that is set.</summary>
    private static int LowestBit(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var (exponent, fraction) = ((int)(bits >> MantissaBits) & 0x7FF, bits & ((1L << MantissaBits) - 1));
        if (exponent > 0) fraction |= 1L << MantissaBits;
        return Math.Max(exponent, 1) - ExponentBias - MantissaBits + System.Numerics.BitOperations.TrailingZeroCount(fraction);
    }
}
