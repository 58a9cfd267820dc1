using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchning.Ranking.Forests.Sliced.Leaves;

/// <summary>
/// Leaves sixteen at a time as four rows of sixteen bytes, one for each byte of their floats: AVX2 can look up bytes among sixteen.
/// A byte shuffle gives 0 where the index has its top bit, so the sections that a row's leaf is not in give 0 and all are or-ed together.
/// </summary>
internal readonly unsafe struct BytesTable256 : ILeafTable
{
    private const int Width = 32;
    private const int SectionLeaves = 16;
    private const int SectionBytes = SectionLeaves * sizeof(float);

    public static int Rows => 256;

    public static int TreeBytes(int leaves) => leaves * sizeof(float);

    public static void Lay(ReadOnlySpan<float> leaves, Span<byte> table)
    {
        for (var i = 0; i < leaves.Length; i++)
        {
            var bits = BitConverter.SingleToUInt32Bits(leaves[i]);
            for (var b = 0; b < sizeof(float); b++)
                table[i / SectionLeaves * SectionBytes + b * SectionLeaves + i % SectionLeaves] = (byte)(bits >> (8 * b));
        }
    }

    public static int RowAt(int sum)
    {
        int register = sum / Width, quarter = sum / 8 % 4, lane = sum / 4 % 2, element = sum % 4;
        return 128 * lane + 16 * register + 4 * quarter + element;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(byte* paths, byte* tables, int treeBytes, int trees, float* sums)
    {
        for (var first = 0; first < Rows; first += Width, sums += Width)
        {
            Vector256<float> a = Vector256.Load(sums), b = Vector256.Load(sums + 8), c = Vector256.Load(sums + 16), d = Vector256.Load(sums + 24);
            byte* path = paths + first, table = tables;
            for (var tree = 0; tree < trees; tree++, path += Rows, table += treeBytes)
            {
                var (byte0, byte1, byte2, byte3) = LookUp(Vector256.Load(path), table, treeBytes);
                Vector256<ushort> low = Avx2.UnpackLow(byte0, byte1).AsUInt16(), high = Avx2.UnpackLow(byte2, byte3).AsUInt16();
                a += Avx2.UnpackLow(low, high).AsSingle();
                b += Avx2.UnpackHigh(low, high).AsSingle();
                (low, high) = (Avx2.UnpackHigh(byte0, byte1).AsUInt16(), Avx2.UnpackHigh(byte2, byte3).AsUInt16());
                c += Avx2.UnpackLow(low, high).AsSingle();
                d += Avx2.UnpackHigh(low, high).AsSingle();
            }
            a.Store(sums);
            b.Store(sums + 8);
            c.Store(sums + 16);
            d.Store(sums + 24);
        }
    }

    /// <summary>The four bytes of the leaf that each byte names. Adding 0x70 with saturation keeps the top bit clear only in the leaf's own section.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<byte> Byte0, Vector256<byte> Byte1, Vector256<byte> Byte2, Vector256<byte> Byte3) LookUp(
        Vector256<byte> leaf, byte* table, int treeBytes)
    {
        Vector256<byte> byte0 = default, byte1 = default, byte2 = default, byte3 = default;
        for (var section = 0; section < treeBytes / SectionBytes; section++, table += SectionBytes)
        {
            var index = Avx2.AddSaturate(leaf ^ Vector256.Create((byte)(section * SectionLeaves)), Vector256.Create((byte)0x70));
            byte0 |= Avx2.Shuffle(Avx2.BroadcastVector128ToVector256(table), index);
            byte1 |= Avx2.Shuffle(Avx2.BroadcastVector128ToVector256(table + 16), index);
            byte2 |= Avx2.Shuffle(Avx2.BroadcastVector128ToVector256(table + 32), index);
            byte3 |= Avx2.Shuffle(Avx2.BroadcastVector128ToVector256(table + 48), index);
        }
        return (byte0, byte1, byte2, byte3);
    }
}
