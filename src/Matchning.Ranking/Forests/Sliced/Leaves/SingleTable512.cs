using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchning.Ranking.Forests.Sliced.Leaves;

/// <summary>
/// 32 leaves in two registers: one permute by the low five bits of each 32-bit element looks up sixteen rows. Four rows share an
/// element, and are moved down to its low bits in turn.
/// </summary>
internal readonly unsafe struct SingleTable512 : ILeafTable
{
    private const int Width = 64;

    public static int Rows => 512;

    public static int TreeBytes(int leaves) => leaves * sizeof(float);

    public static void Lay(ReadOnlySpan<float> leaves, Span<byte> table) => MemoryMarshal.AsBytes(leaves).CopyTo(table);

    public static int RowAt(int sum)
    {
        int register = sum / Width, row = sum / 16 % 4, lane = sum / 4 % 4, element = sum % 4;
        return 128 * lane + 16 * register + 4 * element + row;
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
                Vector512<float> low = Vector512.Load((float*)table), high = Vector512.Load((float*)table + 16);
                var leaf = Vector512.Load((int*)path);
                a += Avx512F.PermuteVar16x32x2(low, leaf, high);
                b += Avx512F.PermuteVar16x32x2(low, leaf >>> 8, high);
                c += Avx512F.PermuteVar16x32x2(low, leaf >>> 16, high);
                d += Avx512F.PermuteVar16x32x2(low, leaf >>> 24, high);
            }
            a.Store(sums);
            b.Store(sums + 16);
            c.Store(sums + 32);
            d.Store(sums + 48);
        }
    }
}
