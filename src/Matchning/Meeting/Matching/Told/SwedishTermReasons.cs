using Matchning.Ranking.Reasons;
using static Matchning.Meeting.Matching.Told.SwedishPhrases;

namespace Matchning.Meeting.Matching.Told;

/// <summary>Hours, times, start and form, and the hard limits.</summary>
internal static class SwedishTermReasons
{
    /// <summary>Null for a code of another kind.</summary>
    public static string? Of(ReasonCode code, ReasonFacts facts) => code switch
    {
        ReasonCode.GateFails => SwedishGates.Failed(facts.Gate),
        ReasonCode.GateUncertain => SwedishGates.Uncertain(facts.Gate),
        ReasonCode.OpenToNotStated => "Profilen säger inte vilka former av plats deltagaren är öppen för.",
        ReasonCode.HoursApart => Hours(facts),
        ReasonCode.HoursNearlyMeet => $"{Hours(facts)} Fråga om det går att mötas.",
        ReasonCode.HoursFit => "Arbetstiden passar den omfattning deltagaren kan arbeta.",
        ReasonCode.TimesApart => $"{Asker(facts)} gäller arbete {SwedishTimes.Work(facts.Times!)}, men {SwedishTimes.Can(facts.Times!)}.",
        ReasonCode.TimesToAskAbout =>
            $"{Asker(facts)} nämner arbete {SwedishTimes.Work(facts.Times!)}, och {SwedishTimes.Can(facts.Times!)}. Fråga om det går ihop.",
        ReasonCode.TimesNotStated => $"{Asker(facts)} säger inte när på dagen arbetet är, och {SwedishTimes.Can(facts.Times!)}.",
        ReasonCode.TimesFit => $"Arbetet är {SwedishTimes.Work(facts.Times!)}, när {SwedishTimes.Can(facts.Times!)}.",
        ReasonCode.WrittenInOtherLanguage => $"{Asker(facts)} är skriven på {Language(facts.Language)}. Fråga vilket språk arbetet kräver.",
        ReasonCode.NeedToldByEmployer => "Arbetsgivaren har själv berättat om behovet för enheten.",
        ReasonCode.StartFits => "Platsen börjar när deltagaren kan börja.",
        ReasonCode.OpenToPlaces => $"{Asker(facts)} är öppen för {SwedishPhrases.Of(facts.Kinds)}.",
        ReasonCode.PublishedLongAgo => $"Annonsen har legat ute i {facts.Days} dagar; fråga om platsen är kvar.",
        _ => null,
    };

    private static string Hours(ReasonFacts facts) =>
        $"{Asker(facts)} gäller {Share(facts.OpeningHours)}, och deltagaren kan arbeta {Share(facts.PersonHours)}.";

    private static string Share(HoursRange hours) => (hours.Min, hours.Max) switch
    {
        (100, _) => "heltid",
        ({ } low, { } high) when low != high => $"{low}–{high} procent",
        ({ } low, null) => $"minst {low} procent",
        (null, { } high) => $"högst {high} procent",
        _ => $"{hours.Max} procent",
    };
}
