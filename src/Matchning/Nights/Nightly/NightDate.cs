using Matchning.Floor.Data;

namespace Matchning.Nights.Nightly;

/// <summary>Which night a moment belongs to: from the night's hour until the same hour the next day. Each calendar date has exactly one.</summary>
public static class NightDate
{
    /// <summary>When the night starts, Swedish time. Never between 02 and 03: that hour is missing in March and doubled in October.</summary>
    public static readonly TimeOnly Start = new(1, 15);

    public static DateOnly Of(DateTimeOffset moment) => Of(moment, Start);

    /// <summary>The same for another hour: one that is missing starts when the clocks have moved, one that comes twice the first time.</summary>
    public static DateOnly Of(DateTimeOffset moment, TimeOnly start)
    {
        var day = SwedishTime.Day(moment);
        return moment >= StartOf(day, start) ? day : day.AddDays(-1);
    }

    public static DateTimeOffset StartOf(DateOnly night) => StartOf(night, Start);

    public static DateTimeOffset StartOf(DateOnly night, TimeOnly start) => SwedishTime.Moment(night.ToDateTime(start));
}
