using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Matchning.Floor.Data;
using Matchning.Nights.Nightly;
using Xunit;

namespace Matchning.Tests.Nightly;

public sealed class NightDateTests
{
    [Theory]
    [InlineData(1, 15)]
    [InlineData(1, 30)]
    [InlineData(2, 30)]
    [InlineData(3, 30)]
    public void FT_11_Each_calendar_date_of_three_years_has_one_night_also_when_the_clocks_change(int hour, int minute)
    {
        var start = new TimeOnly(hour, minute);
        var clock = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var end = clock.AddYears(3);
        var nights = new List<DateOnly>();

        for (; clock < end; clock += TimeSpan.FromMinutes(5))
            if (nights.Count == 0 || nights[^1] != NightDate.Of(clock, start)) nights.Add(NightDate.Of(clock, start));

        nights.Should().Equal(Enumerable.Range(0, nights.Count).Select(i => new DateOnly(2026, 1, 1).AddDays(i)), "none is missing, none comes twice, none comes back");
        nights.Should().HaveCount(3 * 365 + 2, "one leap day, and the day the clock started on");
    }

    [Fact]
    public void FT_11_A_day_is_23_hours_long_in_March_and_25_in_October()
    {
        static double Hours(DateOnly day) => (SwedishTime.Moment(day.AddDays(1).ToDateTime(default)) - SwedishTime.Moment(day.ToDateTime(default))).TotalHours;

        Hours(new(2027, 3, 28)).Should().Be(23);
        Hours(new(2027, 10, 31)).Should().Be(25);
        Hours(new(2027, 6, 1)).Should().Be(24);
    }

    [Fact]
    public void FT_10_A_trigger_that_fires_on_a_clock_90_seconds_off_belongs_to_the_hour_it_was_set_for()
    {
        var due = NightDate.StartOf(new(2026, 11, 22));

        NightlyJob.NightOf(due, due.AddSeconds(90)).Should().Be(new DateOnly(2026, 11, 22));
        NightlyJob.NightOf(due, due.AddSeconds(-90)).Should().Be(new DateOnly(2026, 11, 22));
        NightlyJob.NightOf(due.AddDays(-2), due.AddHours(8)).Should().Be(new DateOnly(2026, 11, 22), "after two nights without power, one night is made up");
    }

    [Fact]
    public void FT_12_Days_go_on_over_leap_days_and_new_years() => Prop.ForAll(Days, day =>
    {
        var noon = SwedishTime.Moment(day.ToDateTime(new(12, 0)));

        return SwedishTime.Day(noon) == day
            && SwedishTime.Day(noon.AddHours(24)) == day.AddDays(1)
            && NightDate.Of(noon) == day
            && SwedishTime.Day(SwedishTime.Moment(day.ToDateTime(default))) == day
            && SwedishTime.Day(SwedishTime.Moment(day.ToDateTime(default)).AddTicks(-1)) == day.AddDays(-1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void FT_12_The_next_working_day_is_later_and_no_holiday_lies_on_it() => Prop.ForAll(Days, day =>
    {
        var next = SwedishDays.NextWorkingDay(day);

        return next > day && next.DayNumber - day.DayNumber <= 7 && SwedishDays.IsWorkingDay(next)
            && !Enumerable.Range(1, next.DayNumber - day.DayNumber - 1).Any(i => SwedishDays.IsWorkingDay(day.AddDays(i)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void FT_12_A_week_belongs_to_the_year_of_its_Thursday_and_some_years_have_53() => Prop.ForAll(Days, day =>
    {
        var thursday = day.AddDays(3 - ((int)day.DayOfWeek + 6) % 7);
        var at = day.ToDateTime(default);

        return System.Globalization.ISOWeek.GetYear(at) == thursday.Year && System.Globalization.ISOWeek.GetWeekOfYear(at) == (thursday.DayOfYear - 1) / 7 + 1;
    }).QuickCheckThrowOnFailure();

    // 1990 to 2090: leap days, both clock changes, and the years with 53 weeks.
    private static Arbitrary<DateOnly> Days => Gen.Choose(new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2090, 12, 31).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();
}
