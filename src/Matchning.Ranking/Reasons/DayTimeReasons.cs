using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;

namespace Matchning.Ranking.Reasons;

/// <summary>When the work is, against when the person can work.</summary>
internal static class DayTimeReasons
{
    public static void Write(ReasonLists lists)
    {
        var person = lists.Person.Facts;
        if (person.DayStart is null && person.DayEnd is null) return;
        var told = lists.Opening.Facts.Times;
        var (facts, source) = (lists.Facts with { Times = new(told, person.DayStart, person.DayEnd) }, ReasonSource.Ad(SourceField.TimesOfDay));
        if ((lists.Gate.Failed & GateCodes.DayTimes) != 0) lists.GateSays(GateCodes.DayTimes, ReasonCode.TimesApart, facts, source);
        else if ((lists.Gate.Uncertain & GateCodes.DayTimes) != 0)
            lists.GateSays(GateCodes.DayTimes, told is null ? ReasonCode.TimesNotStated : ReasonCode.TimesToAskAbout, facts, source);
        else lists.For(ReasonCode.TimesFit, facts, source, Feature.HoursOverlap);
    }
}
