using System.Globalization;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Gates;

namespace Matchning.Ranking.Reasons;

/// <summary>When the work is, against when the person can work.</summary>
internal static class DayTimeTexts
{
    public static void Write(ReasonLists lists)
    {
        var person = lists.Person.Facts;
        if (person.DayStart is null && person.DayEnd is null) return;
        var can = $"deltagaren kan arbeta {Hours(person.DayStart, person.DayEnd)}";
        var source = ReasonSource.Ad("Arbetstider");
        if ((lists.Gate.Failed & GateCodes.DayTimes) != 0)
            lists.GateSays(GateCodes.DayTimes, $"{lists.Asker} gäller arbete {When(lists.Opening.Facts.Times!.Value)}, men {can}.", source);
        else if ((lists.Gate.Uncertain & GateCodes.DayTimes) != 0)
        {
            lists.GateSays(GateCodes.DayTimes, lists.Opening.Facts.Times is { } told
                ? $"{lists.Asker} nämner arbete {When(told)}, och {can}. Fråga om det går ihop."
                : $"{lists.Asker} säger inte när på dagen arbetet är, och {can}.", source);
        }
        else lists.For($"Arbetet är {When(lists.Opening.Facts.Times!.Value)}, när {can}.", source, Features.Feature.HoursOverlap);
    }

    private static string Hours(TimeOnly? from, TimeOnly? to) => (from, to) switch
    {
        ({ } start, { } end) => $"mellan {Clock(start)} och {Clock(end)}",
        ({ } start, null) => $"från {Clock(start)}",
        (_, { } end) => $"till {Clock(end)}",
        _ => "hela dagen",
    };

    private static string When(WorkTimes told)
    {
        var named = new List<string>();
        if (told is { Start: { } start, End: { } end }) named.Add($"{Clock(start)}–{Clock(end)}");
        if (told.Parts.HasFlag(DayParts.EarlyMorning)) named.Add("tidig morgon");
        if (told.Parts.HasFlag(DayParts.Evening)) named.Add("kväll");
        if (told.Parts.HasFlag(DayParts.Night)) named.Add("natt");
        if (told.Parts.HasFlag(DayParts.Weekend)) named.Add("helg");
        if (told.Parts.HasFlag(DayParts.Shift)) named.Add("i skift");
        if (told.Parts.HasFlag(DayParts.OnCall)) named.Add("i jour eller beredskap");
        if (named.Count == 0) return "på olika tider";
        return named.Count == 1 ? named[0] : $"{string.Join(", ", named[..^1])} och {named[^1]}";
    }

    private static string Clock(TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);
}
