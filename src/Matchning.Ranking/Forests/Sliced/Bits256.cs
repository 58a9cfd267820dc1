using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchning.Ranking.Forests.Sliced;

/// <summary>A 256-bit register; AVX2. GFNI shortens one step where it is there.</summary>
internal readonly unsafe struct Bits256(Vector256<byte> value) : IRowBits<Bits256>
{
    private readonly Vector256<byte> _value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 Load(byte* from) => new(Vector256.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* to, Bits256 value) => value._value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 LoadLanes(byte* row, int rowBytes) =>
        new(Vector256.Create(Vector128.Load(row), Vector128.Load(row + 16 * rowBytes)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 PlusOne(Bits256 value) => new(value._value + Vector256<byte>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreAtLeast(byte* to, Bits256 bytes, byte least) =>
        *(uint*)to = Vector256.GreaterThanOrEqual(bytes._value, Vector256.Create(least)).ExtractMostSignificantBits();

    /// <summary>By exclusive or: the byte-blend instruction has been seen to be compiled wrongly where AVX-512 is on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 Select(Bits256 path, Bits256 right, Bits256 left) =>
        new(left._value ^ ((left._value ^ right._value) & path._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Bits256 Low, Bits256 High) PairBytes(Bits256 first, Bits256 second) =>
        (new(Avx2.UnpackLow(first._value, second._value)), new(Avx2.UnpackHigh(first._value, second._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Bits256 Low, Bits256 High) PairWords(Bits256 first, Bits256 second)
    {
        Vector256<ushort> a = first._value.AsUInt16(), b = second._value.AsUInt16();
        return (new(Avx2.UnpackLow(a, b).AsByte()), new(Avx2.UnpackHigh(a, b).AsByte()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Bits256 Low, Bits256 High) PairDoublewords(Bits256 first, Bits256 second)
    {
        Vector256<uint> a = first._value.AsUInt32(), b = second._value.AsUInt32();
        return (new(Avx2.UnpackLow(a, b).AsByte()), new(Avx2.UnpackHigh(a, b).AsByte()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 TurnOctets(Bits256 value) => Gfni.V256.IsSupported
        ? new(Gfni.V256.GaloisFieldAffineTransform(Vector256.Create(BitSwaps.UnitBytes).AsByte(), value._value, 0))
        : TurnByShifts(value);

    internal static Bits256 TurnByShifts(Bits256 value)
    {
        var x = Avx2.Shuffle(value._value, Vector256.Create(BitSwaps.Reversed, BitSwaps.Reversed)).AsUInt64();
        x = Swap(x, 7, BitSwaps.Single);
        x = Swap(x, 14, BitSwaps.Double);
        return new(Swap(x, 28, BitSwaps.Fourfold).AsByte());
    }

    private static Vector256<ulong> Swap(Vector256<ulong> x, int distance, ulong mask)
    {
        var differ = (x ^ (x >>> distance)) & Vector256.Create(mask);
        return x ^ differ ^ (differ << distance);
    }
}
