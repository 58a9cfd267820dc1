using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchning.Ranking.Forests.Sliced;

/// <summary>A 512-bit register; AVX-512F and BW. GFNI shortens one step where it is there.</summary>
internal readonly unsafe struct Bits512(Vector512<byte> value) : IRowBits<Bits512>
{
    private readonly Vector512<byte> _value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 Load(byte* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* to, Bits512 value) => value._value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 LoadLanes(byte* row, int rowBytes) => new(Vector512.Create(
        Vector256.Create(Vector128.Load(row), Vector128.Load(row + 16 * rowBytes)),
        Vector256.Create(Vector128.Load(row + 32 * rowBytes), Vector128.Load(row + 48 * rowBytes))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 PlusOne(Bits512 value) => new(value._value + Vector512<byte>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreAtLeast(byte* to, Bits512 bytes, byte least) =>
        *(ulong*)to = Vector512.GreaterThanOrEqual(bytes._value, Vector512.Create(least)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 Select(Bits512 path, Bits512 right, Bits512 left) =>
        new(Avx512F.TernaryLogic(path._value, right._value, left._value, 0xCA));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Bits512 Low, Bits512 High) PairBytes(Bits512 first, Bits512 second) =>
        (new(Avx512BW.UnpackLow(first._value, second._value)), new(Avx512BW.UnpackHigh(first._value, second._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Bits512 Low, Bits512 High) PairWords(Bits512 first, Bits512 second)
    {
        Vector512<ushort> a = first._value.AsUInt16(), b = second._value.AsUInt16();
        return (new(Avx512BW.UnpackLow(a, b).AsByte()), new(Avx512BW.UnpackHigh(a, b).AsByte()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Bits512 Low, Bits512 High) PairDoublewords(Bits512 first, Bits512 second)
    {
        Vector512<uint> a = first._value.AsUInt32(), b = second._value.AsUInt32();
        return (new(Avx512F.UnpackLow(a, b).AsByte()), new(Avx512F.UnpackHigh(a, b).AsByte()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 TurnOctets(Bits512 value) => Gfni.V512.IsSupported
        ? new(Gfni.V512.GaloisFieldAffineTransform(Vector512.Create(BitSwaps.UnitBytes).AsByte(), value._value, 0))
        : TurnByShifts(value);

    internal static Bits512 TurnByShifts(Bits512 value)
    {
        var x = Avx512BW.Shuffle(value._value, Vector512.Create(Vector256.Create(BitSwaps.Reversed, BitSwaps.Reversed), Vector256.Create(BitSwaps.Reversed, BitSwaps.Reversed))).AsUInt64();
        x = Swap(x, 7, BitSwaps.Single);
        x = Swap(x, 14, BitSwaps.Double);
        return new(Swap(x, 28, BitSwaps.Fourfold).AsByte());
    }

    private static Vector512<ulong> Swap(Vector512<ulong> x, int distance, ulong mask)
    {
        var differ = (x ^ (x >>> distance)) & Vector512.Create(mask);
        return x ^ differ ^ (differ << distance);
    }
}
