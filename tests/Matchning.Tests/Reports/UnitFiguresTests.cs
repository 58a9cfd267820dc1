using FluentAssertions;
using Matchning.Floor.Privacy;
using Matchning.Meeting.Reports;
using Matchning.Tests.Support;
using Xunit;

namespace Matchning.Tests.Reports;

/// <summary>What the manager gets to see of a unit: the page, the CSV and the workbook show this and nothing else.</summary>
public sealed class UnitFiguresTests
{
    private static readonly DateOnly Today = Make.Today;

    [Fact]
    public void A_period_tells_its_people_its_months_and_its_waits()
    {
        var year = People(60, met: 45, proposed: 30, placed: 12);

        var figures = Figures(320, [year, People(30, met: 20, proposed: 10), People(0)], proposals: 20, placements: 12).Of(12);

        (figures.Referred, figures.Met, figures.Proposed, figures.Placed, figures.Waiting).Should().Be((Figure.Told(60), Figure.Told(45), Figure.Told(30), Figure.Told(12), Figure.Told(30)));
        (figures.From, figures.To).Should().Be((new DateOnly(2025, 12, 1), Today));
        (figures.Proposals, figures.Placements).Should().Be((240, 144));
        figures.Months.Should().HaveCount(12).And.OnlyContain(m => m.Proposals == 20 && m.Placements == 12);
        figures.Months[^1].Month.Should().Be(new DateOnly(2026, 11, 1));
        figures.Wait!.Median!.Number.Should().Be(5);
        figures.Wait.NineOfTen.Should().BeNull("a tenth of sixty is six people");
        figures.Wait.Curve.Should().Equal(new CurvePoint(5, 0.5));
        figures.Wait.FollowedDays.Should().Be(100);
    }

    [Fact]
    public void A_shorter_period_has_its_own_people_and_the_newest_months()
    {
        var figures = Figures(320, [People(60), People(30), People(15)], proposals: 20, placements: 12);

        figures.Of(6).Referred.Should().Be(Figure.Told(30));
        figures.Of(6).Months.Should().HaveCount(6);
        figures.Of(6).From.Should().Be(new DateOnly(2026, 6, 1));
        figures.Of(6).Proposals.Should().Be(120);
        figures.Of(3).Referred.Should().Be(Figure.Told(15));
        figures.Of(3).From.Should().Be(new DateOnly(2026, 9, 1));
        figures.Enrolled.Should().Be(Figure.Told(320));
    }

    [Fact]
    public void A_period_with_few_or_few_less_than_a_longer_one_tells_nothing_of_its_people()
    {
        var figures = Figures(9, [People(60), People(55), People(5)], proposals: 0, placements: 0);

        figures.Enrolled.Should().Be(Figure.Few);
        figures.Of(6).Referred.Should().Be(Figure.Hidden);
        figures.Of(3).Referred.Should().Be(Figure.Few);
        foreach (var period in (PeriodFigures[])[figures.Of(6), figures.Of(3)])
        {
            period.Wait.Should().BeNull();
            new[] { period.Met, period.Proposed, period.Placed, period.Waiting }.Should().OnlyContain(f => f == Figure.Hidden);
        }

        figures.Of(12).Proposals.Should().Be(0);
    }

    [Fact]
    public void Those_who_wait_are_not_told_when_few_have_left_without_a_proposal()
    {
        // 60 came, 30 were proposed to, 5 left without: the 25 who wait would give the five away.
        var figures = Figures(60, [People(60, proposed: 30, left: 5), People(0), People(0)], proposals: 0, placements: 0).Of(12);

        (figures.Referred, figures.Proposed, figures.Waiting).Should().Be((Figure.Told(60), Figure.Told(30), Figure.Hidden));
    }

    [Fact]
    public void A_median_of_under_twenty_people_is_not_told_and_one_that_is_not_reached_says_so()
    {
        WaitOf(People(19, proposed: 15)).Median.Should().BeNull();
        WaitOf(People(20, proposed: 15)).Median!.Number.Should().Be(5);
        WaitOf(People(40, proposed: 10)).Median!.Number.Should().BeNull();
        WaitOf(People(100, proposed: 95)).NineOfTen!.Number.Should().Be(5);
        WaitOf(People(99, proposed: 95)).NineOfTen.Should().BeNull();
    }

    [Fact]
    public void The_curve_rises_by_ten_people_at_least_and_ends_where_few_are_followed()
    {
        // Six after two days, six after four, six after six: the first step is after four days.
        List<EnrolmentTimes> people = [.. Enumerable.Range(0, 18).Select(i => Times(100, proposedAfter: 2 + (i / 6 * 2))), .. Enumerable.Repeat(Times(50), 12)];

        var cohort = new Cohort(Today, people);

        cohort.Curve().Select(p => p.Days).Should().Equal(2, 4, 6);
        var step = cohort.PublishedCurve().Should().ContainSingle().Subject;
        step.Days.Should().Be(4);
        step.Share.Should().BeApproximately(12.0 / 30, 1e-9);
        cohort.FollowedDays.Should().Be(50);
        new Cohort(Today, [.. people.Take(9)]).FollowedDays.Should().Be(0);
        new Cohort(Today, [.. Enumerable.Range(0, 10).Select(i => Times(30, proposedAfter: i))]).Curve().Should().ContainSingle("after the first, nine are left");
    }

    [Fact]
    public void Who_was_met_or_left_counts_to_the_last_day()
    {
        var cohort = new Cohort(Today, [
            new(Today.AddDays(-9), Today, null, null, null), new(Today.AddDays(-9), Today.AddDays(1), null, null, null), new(Today.AddDays(-9), null, Today.AddDays(-1), null, null),
            new(Today.AddDays(-9), null, Today.AddDays(-1), Today.AddDays(-3), Today.AddDays(-2))]);

        (cohort.Referred, cohort.Met, cohort.Waiting, cohort.Left, cohort.Proposed, cohort.Placed).Should().Be((4, 1, 2, 2, 1, 1));
    }

    [Theory]
    [InlineData(FigureKind.Told, 12, 12), InlineData(FigureKind.MoreThan, 84, 84), InlineData(FigureKind.FewerThan, 10, null), InlineData(FigureKind.Hidden, null, null)]
    public void A_bar_is_as_long_as_what_is_told_and_few_have_none(FigureKind kind, int? number, int? drawn) => new Figure(kind, number).Drawn.Should().Be(drawn);

    private static WaitingTime WaitOf(Cohort cohort) => Figures(100, [cohort, new(Today, []), new(Today, [])], 0, 0).Of(12).Wait!;

    private static UnitFigures Figures(int enrolled, Cohort[] cohorts, int proposals, int placements) => new(
        Today, enrolled, cohorts, [.. Enumerable.Range(0, 12).Select(i => new MonthCount(new DateOnly(2025, 12, 1).AddMonths(i), proposals, placements))]);

    /// <summary>All came a hundred days ago; those who were proposed to waited five.</summary>
    private static Cohort People(int referred, int met = 0, int proposed = 0, int placed = 0, int left = 0) => new(Today, [.. Enumerable.Range(0, referred).Select(i => new EnrolmentTimes(
        Today.AddDays(-100), i < met ? Today.AddDays(-98) : null, i >= referred - left ? Today.AddDays(-1) : null, i < proposed ? Today.AddDays(-95) : null, i < placed ? Today.AddDays(-50) : null))]);

    private static EnrolmentTimes Times(int daysAgo, int? proposedAfter = null) => new(Today.AddDays(-daysAgo), null, null, proposedAfter is { } days ? Today.AddDays(days - daysAgo) : null, null);
}
