using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchning.Ranking.Forests.Sliced.Leaves;

/// <summary>
/// 64 leaves as 64 low and 64 high halves of their floats, each half in two registers: a permute by the low six bits of each 16-bit
/// element looks up a half for 32 rows. More than 64 leaves are looked up 64 at a time, and the right one kept.
/// </summary>
internal readonly unsafe struct HalvesTable512 : ILeafTable
{
    private const int Width = 64;
    private const int SectionLeaves = 64;
    private const int SectionBytes = SectionLeaves * sizeof(float);

    public static int Rows => 512;

    public static int TreeBytes(int leaves) => leaves * sizeof(float);

    public static void Lay(ReadOnlySpan<float> leaves, Span<byte> table)
    {
        for (var i = 0; i < leaves.Length; i++)
        {
            var section = table.Slice(i / SectionLeaves * SectionBytes, SectionBytes);
            var bits = BitConverter.SingleToUInt32Bits(leaves[i]);
            BitConverter.TryWriteBytes(section[(i % SectionLeaves * 2)..], (ushort)bits);
            BitConverter.TryWriteBytes(section[(SectionBytes / 2 + i % SectionLeaves * 2)..], (ushort)(bits >> 16));
        }
    }

    public static int RowAt(int sum)
    {
        int register = sum / Width, isOdd = sum / 32 % 2, isHigh = sum / 16 % 2, lane = sum / 4 % 4, element = sum % 4;
        return 128 * lane + 16 * register + 8 * isHigh + 2 * element + isOdd;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(byte* paths, byte* tables, int treeBytes, int trees, float* sums)
    {
        for (var first = 0; first < Rows; first += Width, sums += Width)
        {
            Vector512<float> a = Vector512.Load(sums), b = Vector512.Load(sums + 16), c = Vector512.Load(sums + 32), d = Vector512.Load(sums + 48);
            byte* path = paths + first, table = tables;
            for (var tree = 0; tree < trees; tree++, path += Rows, table += treeBytes)
            {
                var even = Vector512.Load((ushort*)path);
                var odd = even >>> 8;
                var (evenLow, evenHigh) = LookUp(even, table, treeBytes);
                var (oddLow, oddHigh) = LookUp(odd, table, treeBytes);
                a += Avx512BW.UnpackLow(evenLow, evenHigh).AsSingle();
                b += Avx512BW.UnpackHigh(evenLow, evenHigh).AsSingle();
                c += Avx512BW.UnpackLow(oddLow, oddHigh).AsSingle();
                d += Avx512BW.UnpackHigh(oddLow, oddHigh).AsSingle();
            }
            a.Store(sums);
            b.Store(sums + 16);
            c.Store(sums + 32);
            d.Store(sums + 48);
        }
    }

    /// <summary>Low and high halves of the leaves that the low byte of each element names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<ushort> Low, Vector512<ushort> High) LookUp(Vector512<ushort> leaf, byte* table, int treeBytes)
    {
        var (low, high) = LookUpSection(leaf, (ushort*)table);
        for (var section = 1; section < treeBytes / SectionBytes; section++)
        {
            var isHere = Vector512.Equals(leaf & Vector512.Create((ushort)0xC0), Vector512.Create((ushort)(section * SectionLeaves)));
            var (lowHere, highHere) = LookUpSection(leaf, (ushort*)(table + section * SectionBytes));
            low = Vector512.ConditionalSelect(isHere, lowHere, low);
            high = Vector512.ConditionalSelect(isHere, highHere, high);
        }
        return (low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<ushort> Low, Vector512<ushort> High) LookUpSection(Vector512<ushort> leaf, ushort* section) =>
    (
        Avx512BW.PermuteVar32x16x2(Vector512.Load(section), leaf, Vector512.Load(section + 32)),
        Avx512BW.PermuteVar32x16x2(Vector512.Load(section + 64), leaf, Vector512.Load(section + 96))
    );
}
