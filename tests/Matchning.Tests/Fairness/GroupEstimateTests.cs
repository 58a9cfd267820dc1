using FluentAssertions;
using Matchning.Meeting.Fairness;
using Xunit;

namespace Matchning.Tests.Fairness;

public sealed class GroupEstimateTests
{
    /// <summary>Newcombe 1998, Statistics in Medicine 17:873–890, table II, method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void A_difference_of_shares_has_the_published_interval(int part, int whole, int otherPart, int otherWhole, double lower, double upper)
    {
        var interval = GroupEstimate.OfShare(OnePerDecision(part, whole)).DifferenceFrom(GroupEstimate.OfShare(OnePerDecision(otherPart, otherWhole)));

        interval.Lower.Should().BeApproximately(lower, 0.00006);
        interval.Upper.Should().BeApproximately(upper, 0.00006);
    }

    [Theory]
    [InlineData(9, 2.262)]
    [InlineData(19, 2.093)]
    [InlineData(100, 1.984)]
    public void Students_t_is_that_of_the_tables(int degrees, double expected) => GroupEstimate.StudentT(degrees).Should().BeApproximately(expected, 0.0006);

    [Fact]
    public void A_mean_has_the_interval_of_the_textbook()
    {
        // 1 … 20: mean 10.5, standard deviation 5.916, standard error 1.323, times 2.093.
        var estimate = GroupEstimate.OfMean([.. Enumerable.Range(1, 20).Select(i => new PersonShare(i, 1))]);

        estimate.Value.Should().Be(10.5);
        (estimate.Upper - estimate.Value).Should().BeApproximately(2.769, 0.001);
        (estimate.Value - estimate.Lower).Should().BeApproximately(2.769, 0.001);
    }

    [Fact]
    public void Ten_decisions_about_one_person_are_worth_little_more_than_one()
    {
        var tied = GroupEstimate.OfShare([.. Enumerable.Range(0, 20).Select(i => new PersonShare(i % 2 * 10, 10))]);
        var each = GroupEstimate.OfShare(OnePerDecision(10, 20));

        (tied.Upper - tied.Lower).Should().BeApproximately(each.Upper - each.Lower, 1e-9);
    }

    [Fact]
    public void When_all_decisions_went_one_way_the_interval_still_has_width()
    {
        var estimate = GroupEstimate.OfShare([.. Enumerable.Repeat(new PersonShare(5, 5), 12)]);

        estimate.Lower.Should().BeApproximately(1 - 0.2425, 0.0001, "that is Wilson's for 12 of 12, not for 60 of 60");
    }

    /// <summary>1,000 invented fair histories where persons differ much: the interval must hold the true difference, 0, in about 95 of 100.</summary>
    [Fact]
    public void The_interval_covers_as_often_as_it_says_when_decisions_cluster_by_person()
    {
        var random = new Random(7);
        var covered = 0;
        for (var i = 0; i < 1000; i++)
        {
            var (lower, upper) = GroupEstimate.OfShare(Clustered(random, 40)).DifferenceFrom(GroupEstimate.OfShare(Clustered(random, 60)));
            if (lower <= 0 && upper >= 0) covered++;
        }

        covered.Should().BeInRange(930, 975);
    }

    private static List<PersonShare> Clustered(Random random, int people) => [.. Enumerable.Range(0, people).Select(_ =>
    {
        var (yes, decisions) = (random.NextDouble() < 0.5 ? 0.9 : 0.3, random.Next(1, 7));
        return new PersonShare(Enumerable.Range(0, decisions).Count(_ => random.NextDouble() < yes), decisions);
    })];

    private static List<PersonShare> OnePerDecision(int part, int whole) => [.. Enumerable.Range(0, whole).Select(i => new PersonShare(i < part ? 1 : 0, 1))];
}
