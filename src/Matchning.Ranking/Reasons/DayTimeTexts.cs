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
        var (named, days) = (new List<string>(), new List<string>());
        if (told is { Start: { } start, End: { } end }) named.Add($"klockan {Clock(start)}–{Clock(end)}");
        if (told.Parts.HasFlag(DayParts.EarlyMorning)) days.Add("tidiga morgnar");
        if (told.Parts.HasFlag(DayParts.Evening)) days.Add("kvällar");
        if (told.Parts.HasFlag(DayParts.Night)) days.Add("nätter");
        if (told.Parts.HasFlag(DayParts.Weekend)) days.Add("helger");
        if (days.Count > 0) named.Add("på " + Listed(days));
        if (told.Parts.HasFlag(DayParts.Shift)) named.Add("i skift");
        if (told.Parts.HasFlag(DayParts.OnCall)) named.Add("i jour eller beredskap");
        return named.Count == 0 ? "på olika tider" : Listed(named);
    }

    private static string Listed(List<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} och {words[^1]}";

    private static string Clock(TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);
}
