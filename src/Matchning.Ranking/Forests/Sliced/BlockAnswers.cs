using System.Runtime.CompilerServices;
using Matchning.Ranking.Features;

namespace Matchning.Ranking.Forests.Sliced;

/// <summary>Turns a block of feature rows into columns, and asks the columns every question of the forest.</summary>
internal static unsafe class BlockAnswers<TBits>
    where TBits : unmanaged, IRowBits<TBits>
{
    /// <summary>Columns that are turned together: as many as a lane has bytes.</summary>
    private const int Tile = 16;

    /// <summary>Bytes that <see cref="Fill"/> needs to work in.</summary>
    public static int ScratchBytes => (2 * FeatureSchema.Count + 2 * Tile) * sizeof(TBits);

    /// <summary>Writes one TBits for each question: a bit for each row of the block, set when the row goes right.</summary>
    /// <param name="rows">Eight times as many rows as a TBits has bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(byte* rows, AskedColumn[] asked, byte* scratch, byte* answers)
    {
        var columns = scratch + 2 * Tile * sizeof(TBits);
        for (var part = 0; part < 8; part++)
        {
            FillColumns(rows + part * sizeof(TBits) * FeatureSchema.Count, scratch, columns);
            var to = answers + part * (sizeof(TBits) / 8);
            foreach (var question in asked)
            {
                TBits.StoreAtLeast(to, TBits.Load(columns + question.Column * sizeof(TBits)), question.Least);
                to += sizeof(TBits);
            }
        }
    }

    /// <summary>The codes of each feature, then the codes plus one of each. The last tile overlaps the one before, so that no row is read past its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillColumns(byte* rows, byte* scratch, byte* columns)
    {
        var count = FeatureSchema.Count;
        for (var next = 0; next < count; next += Tile)
        {
            var first = Math.Min(next, count - Tile);
            Turn(rows + first, count, scratch, columns + first * sizeof(TBits));
        }
        for (var i = 0; i < count; i++)
            TBits.Store(columns + (count + i) * sizeof(TBits), TBits.PlusOne(TBits.Load(columns + i * sizeof(TBits))));
    }

    /// <summary>Sixteen rows by sixteen columns in each lane: four rounds of dealing the registers out in pairs turn the square.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(byte* rows, int rowBytes, byte* scratch, byte* columns)
    {
        for (var i = 0; i < Tile; i++) TBits.Store(scratch + i * sizeof(TBits), TBits.LoadLanes(rows + i * rowBytes, rowBytes));
        Deal(scratch, scratch + Tile * sizeof(TBits));
        Deal(scratch + Tile * sizeof(TBits), scratch);
        Deal(scratch, scratch + Tile * sizeof(TBits));
        Deal(scratch + Tile * sizeof(TBits), columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Deal(byte* from, byte* to)
    {
        for (var i = 0; i < Tile / 2; i++)
        {
            var (low, high) = TBits.PairBytes(TBits.Load(from + i * sizeof(TBits)), TBits.Load(from + (i + Tile / 2) * sizeof(TBits)));
            TBits.Store(to + 2 * i * sizeof(TBits), low);
            TBits.Store(to + (2 * i + 1) * sizeof(TBits), high);
        }
    }
}

/// <summary>A question as it is asked of the columns.</summary>
internal readonly record struct AskedColumn(byte Column, byte Least)
{
    public static AskedColumn Of(SplitCondition condition) => new(checked((byte)condition.Column), condition.Least);
}
