using System.Runtime.Intrinsics.X86;
using FluentAssertions;
using Matchning.Ranking.Forests.Sliced;
using Xunit;

namespace Matchning.Tests.Ranking.Forests;

/// <summary>Processors without GFNI turn bits by shifts: the same squares, whichever machine the tests run on.</summary>
public sealed unsafe class TurnedBitsTests
{
    [Fact]
    public void Turning_by_shifts_moves_each_bit_across_the_diagonal()
    {
        if (Avx2.IsSupported) Holds<Bits256>(Bits256.TurnByShifts);
        if (Avx512BW.IsSupported) Holds<Bits512>(Bits512.TurnByShifts);
    }

    [Fact]
    public void Turning_the_way_this_processor_does_moves_each_bit_across_the_diagonal()
    {
        if (Avx2.IsSupported) Holds<Bits256>(Bits256.TurnOctets);
        if (Avx512BW.IsSupported) Holds<Bits512>(Bits512.TurnOctets);
    }

    private static void Holds<TBits>(Func<TBits, TBits> turn)
        where TBits : unmanaged, IRowBits<TBits>
    {
        byte[] from = new byte[sizeof(TBits)], to = new byte[sizeof(TBits)];
        new Random(1).NextBytes(from);

        fixed (byte* source = from, target = to) TBits.Store(target, turn(TBits.Load(source)));

        for (var square = 0; square < from.Length; square += 8)
            for (var k = 0; k < 8; k++)
                for (var j = 0; j < 8; j++)
                    ((to[square + j] >> (7 - k)) & 1).Should().Be((from[square + k] >> j) & 1);
    }
}
