using System.Runtime.Intrinsics;

namespace Matchning.Ranking.Forests.Sliced;

/// <summary>
/// Constants for turning eight bytes as an 8 × 8 square of bits. With GFNI: the square times each unit vector gives its columns.
/// Without: bytes in reverse, then blocks of 1, 2 and 4 bits change places across the diagonal (Warren, Hacker's Delight, 7-3).
/// </summary>
internal static class BitSwaps
{
    public const ulong UnitBytes = 0x8040201008040201;
    public const ulong Single = 0x00AA00AA00AA00AA;
    public const ulong Double = 0x0000CCCC0000CCCC;
    public const ulong Fourfold = 0x00000000F0F0F0F0;

    public static Vector128<byte> Reversed => Vector128.Create((byte)7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);
}
