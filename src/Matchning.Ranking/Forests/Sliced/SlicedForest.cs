using System.Buffers;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests.Sliced.Leaves;

namespace Matchning.Ranking.Forests.Sliced;

/// <summary>
/// Scores many rows a bit at a time: a block of 512 or 256 rows goes through every tree together, one bit of a register for each row
/// (as QuickScorer and RapidScorer do for documents, Lucchese et al. 2015, Ye et al. 2018, but with padded trees and selects).
/// Immutable and thread-safe; working memory is rented for each call.
/// </summary>
internal abstract class SlicedForest
{
    /// <summary>A block costs the same however few rows are in it; with fewer than this the plain path is faster.</summary>
    public const int FewestRows = 8;

    /// <summary>Rows in a block.</summary>
    public abstract int BlockRows { get; }

    /// <summary>Scores whole rows, one for each score. Same bits as the plain path.</summary>
    public abstract void ScoreRows(ReadOnlySpan<byte> rows, Span<float> scores);

    /// <summary>Null on the plain path and for forests too deep to pad.</summary>
    public static SlicedForest? Of(ForestNodes nodes, int[] roots, ScoringPath path)
    {
        if (path == ScoringPath.Plain || PaddedTrees.Of(nodes, roots) is not { } trees) return null;
        if (path == ScoringPath.Sliced256) return new SlicedForest<Bits256, BytesTable256>(trees);
        return trees.LeavesPerTree <= 32
            ? new SlicedForest<Bits512, SingleTable512>(trees)
            : new SlicedForest<Bits512, HalvesTable512>(trees);
    }
}

/// <summary>The sliced forest for one width of registers and one way to look up leaves.</summary>
internal sealed unsafe class SlicedForest<TBits, TTable> : SlicedForest
    where TBits : unmanaged, IRowBits<TBits>
    where TTable : struct, ILeafTable
{
    /// <summary>Trees whose paths are found before their leaves are added: keeps the sums in registers longer, and the paths in the first cache.</summary>
    private const int TreesAtATime = 16;

    private const int Alignment = 64;

    private static readonly int[] RowAt = [.. Enumerable.Range(0, TTable.Rows).Select(TTable.RowAt)];

    private readonly int _trees;
    private readonly int _depth;
    private readonly AskedColumn[] _asked;
    private readonly int[] _nodes;
    private readonly byte[] _tables;
    private readonly int _treeBytes;

    public SlicedForest(PaddedTrees trees)
    {
        (_trees, _depth) = (trees.Count, trees.Depth);
        _asked = [.. trees.Conditions.Select(AskedColumn.Of)];
        _nodes = [.. trees.Nodes.Select(question => question * sizeof(TBits))];
        _treeBytes = TTable.TreeBytes(trees.LeavesPerTree);
        _tables = GC.AllocateArray<byte>(_trees * _treeBytes + Alignment, pinned: true);
        var tables = _tables.AsSpan(Aligned(_tables));
        for (var t = 0; t < _trees; t++)
            TTable.Lay(trees.Leaves.AsSpan(t * trees.LeavesPerTree, trees.LeavesPerTree), tables.Slice(t * _treeBytes, _treeBytes));
    }

    public override int BlockRows => TTable.Rows;

    private int AnswerBytes => _asked.Length * sizeof(TBits);

    private static int PathBytes => TreesAtATime * TTable.Rows;

    private static int SumBytes => TTable.Rows * sizeof(float);

    private static int RowBytes => TTable.Rows * FeatureSchema.Count;

    public override void ScoreRows(ReadOnlySpan<byte> rows, Span<float> scores)
    {
        var rented = ArrayPool<byte>.Shared.Rent(AnswerBytes + PathBytes + SumBytes + BlockAnswers<TBits>.ScratchBytes + RowBytes + Alignment);
        try
        {
            fixed (byte* scratch = rented, from = rows)
            {
                var aligned = scratch + Aligned(rented);
                for (var first = 0; first < scores.Length; first += TTable.Rows)
                {
                    var count = Math.Min(TTable.Rows, scores.Length - first);
                    ScoreBlock(from + first * FeatureSchema.Count, scores.Slice(first, count), aligned);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void ScoreBlock(byte* rows, Span<float> scores, byte* scratch)
    {
        byte* paths = scratch + AnswerBytes, work = paths + PathBytes + SumBytes;
        var sums = (float*)(paths + PathBytes);
        if (scores.Length < TTable.Rows) rows = FilledOut(rows, scores.Length, work + BlockAnswers<TBits>.ScratchBytes);
        BlockAnswers<TBits>.Fill(rows, _asked, work, scratch);
        new Span<float>(sums, TTable.Rows).Clear();
        AddTrees(scratch, paths, sums);
        for (var i = 0; i < TTable.Rows; i++)
            if (RowAt[i] < scores.Length) scores[RowAt[i]] = sums[i];
    }

    private void AddTrees(byte* answers, byte* paths, float* sums)
    {
        var nodesPerTree = (1 << _depth) - 1;
        fixed (byte* tables = _tables)
        fixed (int* nodes = _nodes)
        {
            var aligned = tables + Aligned(_tables);
            for (var first = 0; first < _trees; first += TreesAtATime)
            {
                var count = Math.Min(TreesAtATime, _trees - first);
                for (var t = 0; t < count; t++)
                    TreePaths<TBits>.Find(answers, nodes + (first + t) * nodesPerTree, _depth, paths + t * TTable.Rows);
                TTable.Add(paths, aligned + (long)first * _treeBytes, _treeBytes, count, sums);
            }
        }
    }

    /// <summary>A whole block with the rows first and zeros after, so that nothing is read beyond the caller's rows.</summary>
    private static byte* FilledOut(byte* rows, int count, byte* block)
    {
        var whole = new Span<byte>(block, RowBytes);
        new Span<byte>(rows, count * FeatureSchema.Count).CopyTo(whole);
        whole[(count * FeatureSchema.Count)..].Clear();
        return block;
    }

    /// <summary>Where in a pinned array a cache line begins: a register that lies across two lines takes twice as long to load.</summary>
    private static int Aligned(byte[] pinned)
    {
        fixed (byte* start = pinned) return (int)(-(nint)start & (Alignment - 1));
    }
}
