using FluentAssertions;
using Matchning.Ranking.Forests;
using Matchning.Training;
using Xunit;

namespace Matchning.Tests.Training;

public sealed class RankingMeasuresTests
{
    [Fact]
    public void The_right_order_is_one_and_another_is_what_the_formula_says()
    {
        RankingMeasures.Ndcg([3, 2, 1], [3, 1, 0], 10).Should().Be(1);
        RankingMeasures.Ndcg([2, 1, 3], [3, 1, 0], 10).Should().BeApproximately((7 / Math.Log2(3) + 1 / 2.0) / (7 + 1 / Math.Log2(3)), 1e-12);
        RankingMeasures.Ndcg([1, 2], [0, 0], 10).Should().Be(double.NaN);
    }

    [Fact]
    public void Equal_orders_are_a_tie_and_a_clear_difference_is_above_zero()
    {
        double[] some = [0.1, 0.5, 0.9, double.NaN];

        RankingMeasures.Compare(some, some, 1).Should().Be(new PairedDifference(0, 0, 0, 3));
        RankingMeasures.Compare([.. some.Select(s => s + 0.05)], some, 1).Lower.Should().BeApproximately(0.05, 1e-9);
    }
}
