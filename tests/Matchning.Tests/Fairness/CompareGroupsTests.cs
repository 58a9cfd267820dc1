using FluentAssertions;
using Matchning.Meeting.Fairness;
using Xunit;

namespace Matchning.Tests.Fairness;

/// <summary>The comparisons and the alarm rule alone, on histories in memory, so that there can be many of them.</summary>
public sealed class CompareGroupsTests
{
    private const int FairHistories = 300;

    /// <summary>At one in a hundred, more than nine of 300 would come less than once in a thousand such tests.</summary>
    [Fact]
    public void Of_many_fair_histories_about_one_in_a_hundred_has_an_alarm()
    {
        var alarms = Enumerable.Range(1, FairHistories).Count(seed => Compare(new Random(seed)).Any(c => c.Outcome == ComparisonOutcome.Alarm));

        TestContext.Current.TestOutputHelper!.WriteLine($"{alarms} of {FairHistories} fair histories with an alarm");
        alarms.Should().BeLessThanOrEqualTo(9);
    }

    [Theory]
    [InlineData(1.0, 0.79, ComparisonOutcome.Alarm)]
    [InlineData(1.0, 0.81, ComparisonOutcome.Compared)]
    public void A_sure_difference_is_an_alarm_only_below_four_fifths(double others, double own, ComparisonOutcome expected)
    {
        var judged = AlarmRule.Judge([Sure(FairnessMeasure.Accepted, PersonGroup.Women, own * 0.5, others * 0.5)]);

        judged.Single().Outcome.Should().Be(expected);
    }

    [Theory]
    [InlineData(0.79, ComparisonOutcome.Alarm)]
    [InlineData(0.81, ComparisonOutcome.Compared)]
    public void Recall_is_an_alarm_from_ten_percentage_points(double own, ComparisonOutcome expected) =>
        AlarmRule.Judge([Sure(FairnessMeasure.FoundInTopTen, PersonGroup.Women, own, 0.9)]).Single().Outcome.Should().Be(expected);

    [Fact]
    public void Men_are_the_worse_off_when_women_have_more_and_an_age_group_that_has_more_is_no_alarm()
    {
        var judged = AlarmRule.Judge([Sure(FairnessMeasure.Accepted, PersonGroup.Women, 0.9, 0.4), Sure(FairnessMeasure.Accepted, PersonGroup.Under25, 0.9, 0.4)]);

        judged.Select(c => (c.Outcome, c.WorseOff)).Should().Equal((ComparisonOutcome.Alarm, (PersonGroup?)PersonGroup.Men), (ComparisonOutcome.Compared, null));
    }

    [Fact]
    public void The_more_comparisons_the_surer_each_must_be_and_those_without_figures_do_not_count()
    {
        var doubtful = Sure(FairnessMeasure.Accepted, PersonGroup.Women, 0.3, 0.6) with { P = 0.004 };
        var even = Sure(FairnessMeasure.Accepted, PersonGroup.From50, 0.5, 0.5) with { P = 1, Lower = -0.1, Upper = 0.1 };
        var tooFew = new GroupComparison(FairnessMeasure.Accepted, PersonGroup.Under25, ComparisonOutcome.TooFew);

        AlarmRule.Judge([doubtful, tooFew, tooFew])[0].Outcome.Should().Be(ComparisonOutcome.Alarm);
        AlarmRule.Judge([doubtful, even, even])[0].Outcome.Should().Be(ComparisonOutcome.Compared);
    }

    [Fact]
    public void Nine_people_or_nineteen_decisions_are_too_few()
    {
        AlarmRule.IsTooFew(FairnessMeasure.Accepted, [.. Enumerable.Repeat(new PersonShare(1, 9), 9)]).Should().BeTrue();
        AlarmRule.IsTooFew(FairnessMeasure.Accepted, [.. Enumerable.Repeat(new PersonShare(1, 1), 19)]).Should().BeTrue();
        AlarmRule.IsTooFew(FairnessMeasure.Accepted, [.. Enumerable.Repeat(new PersonShare(1, 2), 10)]).Should().BeFalse();
        AlarmRule.IsTooFew(FairnessMeasure.CloseInTopTen, [.. Enumerable.Repeat(new PersonShare(4, 1), 19)]).Should().BeTrue();
        AlarmRule.IsTooFew(FairnessMeasure.CloseInTopTen, [.. Enumerable.Repeat(new PersonShare(4, 1), 20)]).Should().BeFalse();
    }

    [Fact]
    public void Early_places_weigh_more_and_short_lists_leave_places_empty()
    {
        var (first, last) = (List([2, 0, 0, 0, 0, 0, 0, 0, 0, 0]), List([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]));
        var whole = Enumerable.Range(1, 10).Sum(place => 1 / Math.Log2(place + 1));

        var weighted = TopTen.Weighted([first, last, List([])]);

        weighted[first.ParticipantId].Part.Should().BeApproximately(1 / whole, 1e-9);
        weighted[last.ParticipantId].Part.Should().BeApproximately(1 / Math.Log2(11) / whole, 1e-9);
        TopTen.Close([first, last, List([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2])]).Values.Select(v => v.Part).Should().Equal(1, 1, 0);
    }

    [Fact]
    public void An_opening_has_ten_places_and_a_far_fetched_pair_takes_none()
    {
        var lists = Enumerable.Range(0, 12).Select(i => new ListedOpenings(Guid.NewGuid(), [7], [(short)(i == 11 ? 0 : 1)], [i])).ToList();

        var held = TopTen.AmongTen(lists);

        lists.Select(l => held[l.ParticipantId].Part).Should().Equal(0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0);
    }

    private static ListedOpenings List(short[] bands) =>
        new(Guid.NewGuid(), [.. Enumerable.Range(0, bands.Length).Select(i => (long)i)], bands, new float[bands.Length]);

    private static GroupComparison Sure(FairnessMeasure measure, PersonGroup group, double own, double others) =>
        new(measure, group, ComparisonOutcome.Compared, 100, 100, own, others, own - others - 0.01, own - others + 0.01, 0.0001);

    private static IReadOnlyList<GroupComparison> Compare(Random random)
    {
        var groups = Enumerable.Range(0, 180).ToDictionary(_ => Id(random), _ => new KnownGroups((PersonGroup)random.Next(2), (PersonGroup)random.Next(2, 6)));
        return CompareGroups.Compare(groups, new Dictionary<FairnessMeasure, Dictionary<Guid, PersonShare>>
        {
            [FairnessMeasure.CloseInTopTen] = groups.ToDictionary(g => g.Key, _ => new PersonShare(Math.Floor(11 * random.NextDouble()), 1)),
            [FairnessMeasure.AmongTenForOpening] = groups.ToDictionary(g => g.Key, _ => new PersonShare(Math.Floor(Math.Pow(random.NextDouble(), -0.7)), 1)),
            [FairnessMeasure.Accepted] = groups.ToDictionary(g => g.Key, _ => Decisions(random, 0.3 + (0.6 * random.NextDouble()))),
            [FairnessMeasure.FoundInTopTen] = groups.ToDictionary(g => g.Key, _ => Decisions(random, 0.85)),
        });
    }

    private static PersonShare Decisions(Random random, double yes)
    {
        var count = random.Next(0, 6);
        return new(Enumerable.Range(0, count).Count(_ => random.NextDouble() < yes), count);
    }

    private static Guid Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
