using System.Globalization;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Reasons;

namespace Matchning.Meeting.Matching.Told;

/// <summary>When the work is, and when the person can.</summary>
internal static class SwedishTimes
{
    /// <summary>"deltagaren kan arbeta mellan 08.00 och 15.00"</summary>
    public static string Can(TimesOfDay times) => $"deltagaren kan arbeta {Hours(times.From, times.To)}";

    /// <summary>To stand after "arbete": "klockan 22.00–06.00 och på helger".</summary>
    public static string Work(TimesOfDay times)
    {
        var told = times.Work!.Value;
        var (named, days) = (new List<string>(), new List<string>());
        if (told is { Start: { } start, End: { } end }) named.Add($"klockan {Clock(start)}–{Clock(end)}");
        if (told.Parts.HasFlag(DayParts.EarlyMorning)) days.Add("tidiga morgnar");
        if (told.Parts.HasFlag(DayParts.Evening)) days.Add("kvällar");
        if (told.Parts.HasFlag(DayParts.Night)) days.Add("nätter");
        if (told.Parts.HasFlag(DayParts.Weekend)) days.Add("helger");
        if (days.Count > 0) named.Add("på " + SwedishPhrases.And(days));
        if (told.Parts.HasFlag(DayParts.Shift)) named.Add("i skift");
        if (told.Parts.HasFlag(DayParts.OnCall)) named.Add("i jour eller beredskap");
        return named.Count == 0 ? "på olika tider" : SwedishPhrases.And(named);
    }

    private static string Hours(TimeOnly? from, TimeOnly? to) => (from, to) switch
    {
        ({ } start, { } end) => $"mellan {Clock(start)} och {Clock(end)}",
        ({ } start, null) => $"från {Clock(start)}",
        (_, { } end) => $"till {Clock(end)}",
        _ => "hela dagen",
    };

    private static string Clock(TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);
}
