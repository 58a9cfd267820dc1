using FluentAssertions;
using Matchning.Meeting.Fairness;
using Xunit;

namespace Matchning.Tests.Fairness;

public sealed class ShufflesTests
{
    /// <summary>Fisher's lady and her tea: all four right of eight is 1 way in 70, and so is all four wrong.</summary>
    [Fact]
    public void The_p_is_that_of_counting_every_way_to_deal_the_labels()
    {
        var people = Enumerable.Range(0, 8).Select(i => new PersonShare(i < 4 ? 1 : 0, 1)).ToList();

        var p = Shuffles.PValues(people, [0, 0, 0, 0, 1, 1, 1, 1], 2);

        p[0].Should().BeApproximately(2.0 / 70, 0.006).And.Be(p[1]);
    }

    [Fact]
    public void A_persons_decisions_stay_together()
    {
        // Two hundred decisions, all of two persons: nothing to tell groups by.
        var p = Shuffles.PValues([new(100, 100), new(0, 100)], [0, 1], 2);

        p.Should().Equal(1, 1);
    }

    [Fact]
    public void The_same_history_gives_the_same_answer()
    {
        var people = Enumerable.Range(0, 60).Select(i => new PersonShare(i % 7 == 0 ? 3 : i % 3, 3)).ToList();
        var labels = Enumerable.Range(0, 60).Select(i => i % 4).ToList();

        Shuffles.PValues(people, labels, 4).Should().Equal(Shuffles.PValues(people, labels, 4));
    }
}
