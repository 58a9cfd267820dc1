using FluentAssertions;
using Xunit;

namespace Matchning.Tests.Ranking.Assignment;

/// <summary>Our solver and GLPK's simplex on the same units, from plenty of room to hardly any.</summary>
public sealed class AgainstGlpkTests
{
    [Theory]
    [InlineData(1, 6, 5, 4, 2, 2)]
    [InlineData(2, 12, 8, 8, 3, 1)]
    [InlineData(3, 20, 60, 12, 5, 3)]
    [InlineData(4, 40, 30, 20, 5, 2)]
    [InlineData(5, 80, 40, 25, 5, 6)]
    [InlineData(6, 80, 200, 50, 5, 3)]
    [InlineData(7, 150, 60, 30, 4, 3)]
    [InlineData(8, 60, 300, 10, 12, 9)]
    public void The_optimum_is_the_same(int seed, int people, int openings, int listLength, int most, int highestCapacity)
    {
        foreach (var unit in Enumerable.Range(0, 4).Select(i => InventedUnit.Make(seed * 100 + i, people, openings, listLength, most, highestCapacity)))
        {
            var programme = new UnitProgramme(unit);

            var ours = unit.Solve();

            var spread = ours.Picks.Sum(p => Enumerable.Range(0, p.Length).Sum(i => unit.Most - i));
            ((double)spread).Should().BeApproximately(programme.BestSpread(), 1e-6);
            ((double)ours.Worth).Should().BeApproximately(programme.BestWorth(spread), 0.01);
        }
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 30)]
    [InlineData(3, 4)]
    public void With_all_who_can_get_their_number_getting_it_the_optimum_is_the_same(int seed, int highestCapacity)
    {
        var unit = InventedUnit.Make(seed, people: 25, openings: 90, listLength: 40, most: 4, highestCapacity);

        var least = new UnitProgramme(unit).BestWorthWithLeast();

        least.Should().NotBeNull("this unit has openings enough");
        unit.Solve().Picks.Select(p => p.Length).Should().Equal(Enumerable.Range(0, unit.People.Count).Select(unit.CanGet));
        ((double)unit.Solve().Worth).Should().BeApproximately(least!.Value, 0.01);
    }

    [Fact]
    public void Where_openings_do_not_go_round_GLPK_says_so_too()
    {
        var unit = InventedUnit.Make(9, people: 60, openings: 10, listLength: 20, most: 5, highestCapacity: 3);

        new UnitProgramme(unit).BestWorthWithLeast().Should().BeNull();
        unit.Solve().Picks.Sum(p => p.Length).Should().Be(unit.Capacity.Values.Sum());
    }
}
