using FluentAssertions;
using Matchning.Ranking.Assignment;
using Xunit;

namespace Matchning.Tests.Ranking.Assignment;

/// <summary>Against figures worked out by hand.</summary>
public sealed class AssignmentMeasuresTests
{
    [Theory]
    [InlineData(new[] { 3, 3, 3 }, 0)]
    [InlineData(new[] { 0, 0, 0, 4 }, 0.75)]
    [InlineData(new[] { 2, 1 }, 1.0 / 6)]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { 0, 0 }, 0)]
    public void Gini_is_the_mean_difference_over_twice_the_mean(int[] people, double gini) =>
        AssignmentMeasures.Gini(people).Should().BeApproximately(gini, 1e-12);

    [Fact]
    public void What_is_given_in_ones_own_order_costs_nothing() =>
        AssignmentMeasures.Ndcg([1, 2, 3, 4], [0, 1], most: 2).Should().Be(1);

    [Fact]
    public void A_second_place_for_a_first_costs_by_the_gain_of_the_places() =>
        AssignmentMeasures.Ndcg([1, 2, 3], [1], most: 1).Should().BeApproximately(1 / Math.Log2(3), 1e-12);

    [Fact]
    public void Equal_scores_cost_nothing_to_swap_and_a_short_list_is_no_cost()
    {
        AssignmentMeasures.Ndcg(PlaceGain.Places([5, 5, 4]), [1], most: 1).Should().Be(1);
        AssignmentMeasures.Ndcg([1, 2], [0, 1], most: 5).Should().Be(1);
        AssignmentMeasures.Ndcg([1, 2], [], most: 5).Should().Be(0);
        AssignmentMeasures.Ndcg([], [], most: 5).Should().Be(double.NaN);
    }
}
