using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;

namespace Matchning.Ranking.Reasons;

/// <summary>Sentences about place, time and form, and the gate's words where no requirement has said it.</summary>
internal static class TermSentences
{
    /// <summary>Without a stated limit, travel up to this speaks for and from <see cref="LongMinutes"/> against.</summary>
    private const int ShortMinutes = 45;

    private const int LongMinutes = 75;

    /// <summary>A place that has been advertised as long may well be filled.</summary>
    private const int OldDays = 60;

    public static void Write(ReasonLists lists)
    {
        Place(lists);
        lists.GateSays(GateCodes.Refused, ReasonSource.Profile("Sagt nej till"), Feature.WishDepth);
        if (lists.Person.Facts.OpenTo == PlaceKinds.None)
            lists.Uncertain("Profilen säger inte vilka former av plats deltagaren är öppen för.", ReasonSource.Profile("Öppen för"), Feature.KindOverlap);
        else
            lists.GateSays(GateCodes.Kind, ReasonSource.Profile("Öppen för"), Feature.KindOverlap);
        Hours(lists);
        DayTimeTexts.Write(lists);
        AdLanguage(lists);
        lists.GateSays(GateCodes.Dates, ReasonSource.Ad("Startdatum"), Feature.StartReach);
        lists.GateFails(GateCodes.Legitimation, ReasonSource.Ad("Krav"), Feature.MustShare);
        lists.GateFails(GateCodes.Language, ReasonSource.Ad("Krav"), Feature.LanguageGap);
        if (lists.Has(Feature.LocalNeed, 1))
            lists.For("Arbetsgivaren har själv berättat om behovet för enheten.", ReasonSource.Ad("Behov"), Feature.LocalNeed);
        if (lists.Has(Feature.StartReach, 2))
            lists.For("Platsen börjar när deltagaren kan börja.", ReasonSource.Ad("Startdatum"), Feature.StartReach);
        if (lists.Has(Feature.AcceptsBridging, 1))
            lists.For($"{lists.Asker} är öppen för {Phrases.Of(lists.Opening.Facts.Kinds)}.", ReasonSource.Ad("Platsens form"), Feature.AcceptsBridging);
        Age(lists);
    }

    private static void Hours(ReasonLists lists)
    {
        var (source, person, opening) = (ReasonSource.Ad("Arbetstid"), lists.Person.Facts, lists.Opening.Facts);
        if (opening.HoursPercentMin is null && opening.HoursPercentMax is null)
            lists.GateSays(GateCodes.Hours, source, Feature.HoursOverlap);
        else if (((lists.Gate.Failed | lists.Gate.Uncertain) & GateCodes.Hours) != 0)
        {
            var text = $"{lists.Asker} gäller {Share(opening.HoursPercentMin, opening.HoursPercentMax)}, och deltagaren kan arbeta {Share(person.HoursPercentMin, person.HoursPercentMax)}.";
            lists.GateSays(GateCodes.Hours, (lists.Gate.Failed & GateCodes.Hours) != 0 ? text : text + " Fråga om det går att mötas.", source);
        }
        else if (lists.Has(Feature.HoursOverlap, 1) && !(person.HoursPercentMax is 100 && opening.HoursPercentMin is 100))
            lists.For("Arbetstiden passar den omfattning deltagaren kan arbeta.", source, Feature.HoursOverlap);
    }

    private static string Share(int? min, int? max) => (min, max) switch
    {
        (100, _) => "heltid",
        ({ } low, { } high) when low != high => $"{low}–{high} procent",
        ({ } low, null) => $"minst {low} procent",
        (null, { } high) => $"högst {high} procent",
        _ => $"{max} procent",
    };

    private static void AdLanguage(ReasonLists lists)
    {
        if (lists.Opening.Facts.Language is not ({ } code and not "sv") || lists.Person.Level(code) > LanguageLevel.None) return;
        lists.Uncertain($"{lists.Asker} är skriven på {Phrases.Language(code)}. Fråga vilket språk arbetet kräver.", ReasonSource.Ad("Annonsens språk"), Feature.LanguageGap);
    }

    private static void Age(ReasonLists lists)
    {
        if (lists.Opening.Facts.IsLocalNeed || lists.Opening.Facts.PublishedOn is not { } published) return;
        var days = lists.Opening.AsOf.DayNumber - published.DayNumber;
        if (days >= OldDays)
            lists.Uncertain($"Annonsen har legat ute i {days} dagar; fråga om platsen är kvar.", ReasonSource.Ad("Publicerad"), Feature.AdAge);
    }

    private static void Place(ReasonLists lists)
    {
        var person = lists.Person;
        var source = ReasonSource.Ad("Arbetsplatsens ort");
        if (lists.Opening.IsRemote)
        {
            lists.For("Arbetet går att göra på distans.", source, Feature.TravelMinutes);
            return;
        }
        if (person.JourneyTo(lists.Opening) is not { Told: { } minutes } way)
        {
            if ((lists.Gate.Failed & GateCodes.Travel) != 0)
            {
                lists.GateFails(GateCodes.Travel, source, Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality);
                return;
            }

            lists.Uncertain(JourneyTexts.Asked(person, lists.Opening), source, Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality);
            return;
        }
        var text = $"Resan tar ungefär {minutes} minuter {JourneyTexts.How(way.Mode)}";
        if (way.IsAsked && minutes <= (person.Facts.MaxCommuteMinutes ?? minutes))
        {
            lists.Uncertain(text + ", men det går få avgångar. Kolla om tiderna passar.", source, Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality);
            return;
        }
        var limit = person.Facts.MaxCommuteMinutes;
        if (minutes <= (limit ?? ShortMinutes)) lists.For(text + ".", source, Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality);
        else if (limit is not null) TooFar(lists, text, minutes, limit.Value, source);
        else if (minutes >= LongMinutes) lists.Against(text + ".", source, Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality);
        else lists.Uncertain(text + ", och profilen säger inte hur långt som går bra.", source, Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality);
    }

    private static void TooFar(ReasonLists lists, string text, int minutes, int limit, ReasonSource source)
    {
        lists.Against($"{text}, och gränsen är {limit} minuter.", source, Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality);
        lists.Help($"Att kunna resa ungefär {minutes} minuter i stället för {limit}.", ReasonSource.Profile("Längsta resa"), Feature.TravelShare);
    }
}
