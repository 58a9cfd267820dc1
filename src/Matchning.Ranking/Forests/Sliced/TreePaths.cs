using System.Runtime.CompilerServices;

namespace Matchning.Ranking.Forests.Sliced;

/// <summary>
/// Finds which leaf of a padded tree each row of a block ends in, for all rows at once: the answer at a level is picked, bit by bit, among
/// the answers of the level's nodes by the answers above. Depth 6 takes 57 picks for 512 rows.
/// </summary>
internal static unsafe class TreePaths<TBits>
    where TBits : unmanaged, IRowBits<TBits>
{
    /// <summary>Writes one byte for each row: the number of its leaf. The rows lie as <see cref="Weave"/> says.</summary>
    /// <param name="answers">The block's answers, one TBits for each question.</param>
    /// <param name="nodes">For each node the byte offset of its answers.</param>
    public static void Find(byte* answers, int* nodes, int depth, byte* leaves)
    {
        switch (depth)
        {
            case 5: Five(answers, nodes, leaves); break;
            case 6: Six(answers, nodes, leaves); break;
            case 7: Seven(answers, nodes, leaves); break;
            default: Eight(answers, nodes, leaves); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Five(byte* answers, int* nodes, byte* leaves)
    {
        TBits none = default;
        var a = Answer(answers, nodes, 0);
        var b = Pick(answers, nodes + 1, a);
        var c = Pick(answers, nodes + 3, a, b);
        var d = Pick(answers, nodes + 7, a, b, c);
        Weave(none, none, none, a, b, c, d, Pick(answers, nodes + 15, a, b, c, d), leaves);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Six(byte* answers, int* nodes, byte* leaves)
    {
        TBits none = default;
        var a = Answer(answers, nodes, 0);
        var b = Pick(answers, nodes + 1, a);
        var c = Pick(answers, nodes + 3, a, b);
        var d = Pick(answers, nodes + 7, a, b, c);
        var e = Pick(answers, nodes + 15, a, b, c, d);
        Weave(none, none, a, b, c, d, e, Pick(answers, nodes + 31, a, b, c, d, e), leaves);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Seven(byte* answers, int* nodes, byte* leaves)
    {
        TBits none = default;
        var a = Answer(answers, nodes, 0);
        var b = Pick(answers, nodes + 1, a);
        var c = Pick(answers, nodes + 3, a, b);
        var d = Pick(answers, nodes + 7, a, b, c);
        var e = Pick(answers, nodes + 15, a, b, c, d);
        var f = Pick(answers, nodes + 31, a, b, c, d, e);
        Weave(none, a, b, c, d, e, f, PickFar(answers, nodes + 63, a, b, c, d, e, f), leaves);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(byte* answers, int* nodes, byte* leaves)
    {
        var a = Answer(answers, nodes, 0);
        var b = Pick(answers, nodes + 1, a);
        var c = Pick(answers, nodes + 3, a, b);
        var d = Pick(answers, nodes + 7, a, b, c);
        var e = Pick(answers, nodes + 15, a, b, c, d);
        var f = Pick(answers, nodes + 31, a, b, c, d, e);
        var g = PickFar(answers, nodes + 63, a, b, c, d, e, f);
        var h = TBits.Select(a, PickFar(answers, nodes + 191, b, c, d, e, f, g), PickFar(answers, nodes + 127, b, c, d, e, f, g));
        Weave(a, b, c, d, e, f, g, h, leaves);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBits Answer(byte* answers, int* nodes, int node) => TBits.Load(answers + nodes[node]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBits Pick(byte* answers, int* nodes, TBits a) => TBits.Select(a, Answer(answers, nodes, 1), Answer(answers, nodes, 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBits Pick(byte* answers, int* nodes, TBits a, TBits b) =>
        TBits.Select(a, Pick(answers, nodes + 2, b), Pick(answers, nodes, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBits Pick(byte* answers, int* nodes, TBits a, TBits b, TBits c) =>
        TBits.Select(a, Pick(answers, nodes + 4, b, c), Pick(answers, nodes, b, c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBits Pick(byte* answers, int* nodes, TBits a, TBits b, TBits c, TBits d) =>
        TBits.Select(a, Pick(answers, nodes + 8, b, c, d), Pick(answers, nodes, b, c, d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBits Pick(byte* answers, int* nodes, TBits a, TBits b, TBits c, TBits d, TBits e) =>
        TBits.Select(a, Pick(answers, nodes + 16, b, c, d, e), Pick(answers, nodes, b, c, d, e));

    /// <summary>Not inlined: the deep levels would make the methods above too large for the compiler.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TBits PickFar(byte* answers, int* nodes, TBits a, TBits b, TBits c, TBits d, TBits e, TBits f) =>
        TBits.Select(a, Pick(answers, nodes + 32, b, c, d, e, f), Pick(answers, nodes, b, c, d, e, f));

    /// <summary>
    /// Eight bits for each row, highest first, become one byte for each row. Register r of the eight written holds, in its lane l, the
    /// sixteen rows from 128 l + 16 r on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Weave(TBits a, TBits b, TBits c, TBits d, TBits e, TBits f, TBits g, TBits h, byte* leaves)
    {
        var (abLow, abHigh) = TBits.PairBytes(a, b);
        var (cdLow, cdHigh) = TBits.PairBytes(c, d);
        var (efLow, efHigh) = TBits.PairBytes(e, f);
        var (ghLow, ghHigh) = TBits.PairBytes(g, h);
        WeaveHalf(abLow, cdLow, efLow, ghLow, leaves);
        WeaveHalf(abHigh, cdHigh, efHigh, ghHigh, leaves + 4 * sizeof(TBits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeaveHalf(TBits ab, TBits cd, TBits ef, TBits gh, byte* leaves)
    {
        var (firstLow, firstHigh) = TBits.PairWords(ab, cd);
        var (secondLow, secondHigh) = TBits.PairWords(ef, gh);
        WeaveQuarter(firstLow, secondLow, leaves);
        WeaveQuarter(firstHigh, secondHigh, leaves + 2 * sizeof(TBits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeaveQuarter(TBits first, TBits second, byte* leaves)
    {
        var (low, high) = TBits.PairDoublewords(first, second);
        TBits.Store(leaves, TBits.TurnOctets(low));
        TBits.Store(leaves + sizeof(TBits), TBits.TurnOctets(high));
    }
}
