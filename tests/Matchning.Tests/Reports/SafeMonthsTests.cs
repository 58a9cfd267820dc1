using FluentAssertions;
using Matchning.Floor.Privacy;
using Matchning.Meeting.Reports;
using Xunit;

namespace Matchning.Tests.Reports;

/// <summary>No number under ten can be read or worked out, whatever periods are laid side by side.</summary>
public sealed class SafeMonthsTests
{
    private static readonly int[] Periods = [3, 6, 12];

    [Fact]
    public void A_small_month_is_hidden_with_another_so_that_the_total_does_not_give_it_away()
    {
        var months = new SafeMonths([20, 20, 20, 20, 20, 20, 20, 20, 20, 12, 4, 30]);

        months.Newest(12).Should().Equal(20, 20, 20, 20, 20, 20, 20, 20, 20, null, null, 30);
        months.Newest(3).Should().Equal(null, null, 30);
        months.Total(12).Should().Be(226);
        months.Total(3).Should().Be(46);
    }

    [Fact]
    public void A_total_that_would_leave_few_between_it_and_a_longer_one_is_not_told()
    {
        var months = new SafeMonths([0, 0, 0, 0, 3, 0, 20, 20, 20, 20, 20, 20]);

        months.Total(12).Should().Be(123);
        months.Total(6).Should().BeNull("123 less 120 is the three");
        months.Total(3).Should().Be(60);
    }

    [Fact]
    public void Nothing_happened_is_said_as_it_is() => new SafeMonths(new int[12]).Newest(12).Should().Equal(Enumerable.Repeat<int?>(0, 12));

    [Fact]
    public void No_sum_of_hidden_months_that_can_be_worked_out_is_small()
    {
        var dice = new Random(20261130);
        for (var round = 0; round < 2_000; round++)
        {
            var most = dice.Next(2, 40);
            var counts = Enumerable.Range(0, 12).Select(_ => dice.Next(3) == 0 ? 0 : dice.Next(most)).ToArray();
            var months = new SafeMonths(counts);
            var told = Periods.Where(p => months.Total(p) is not null).ToArray();
            var shown = months.Newest(12);
            var because = string.Join(' ', counts);

            shown.Should().NotContain(n => n > 0 && n < DisclosureControl.SmallestGroup, because);
            foreach (var (from, to) in told.Select((p, i) => (i == 0 ? 0 : told[i - 1], p)))
            {
                var hidden = Enumerable.Range(12 - to, to - from).Where(i => shown[i] is null).ToList();
                if (hidden.Count == 0) continue;
                hidden.Count.Should().BeGreaterThan(1, because);
                hidden.Sum(i => counts[i]).Should().BeGreaterThanOrEqualTo(DisclosureControl.SmallestGroup, because);
            }

            foreach (var one in told)
            {
                foreach (var other in told.Where(o => o > one)) (months.Total(other) - months.Total(one)).Should().NotBeInRange(1, 9, because);
            }
        }
    }
}
