using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;

namespace Matchning.Ranking.Reasons;

/// <summary>Reasons about time and form, and the gate's answers where no requirement has told them.</summary>
internal static class TermReasons
{
    /// <summary>A place that has been advertised as long may well be filled.</summary>
    private const int OldDays = 60;

    public static void Write(ReasonLists lists)
    {
        JourneyReasons.Write(lists);
        lists.GateSays(GateCodes.Refused, ReasonSource.Profile(SourceField.Refused), Feature.WishDepth);
        if (lists.Person.Facts.OpenTo == PlaceKinds.None)
            lists.Uncertain(ReasonCode.OpenToNotStated, lists.Facts, ReasonSource.Profile(SourceField.OpenTo), Feature.KindOverlap);
        else
            lists.GateSays(GateCodes.Kind, ReasonSource.Profile(SourceField.OpenTo), Feature.KindOverlap);
        Hours(lists);
        DayTimeReasons.Write(lists);
        AdLanguage(lists);
        lists.GateSays(GateCodes.Dates, ReasonSource.Ad(SourceField.StartDate), Feature.StartReach);
        lists.GateFails(GateCodes.Legitimation, ReasonSource.Ad(SourceField.Requirements), Feature.MustShare);
        lists.GateFails(GateCodes.Language, ReasonSource.Ad(SourceField.Requirements), Feature.LanguageGap);
        if (lists.Has(Feature.LocalNeed, 1))
            lists.For(ReasonCode.NeedToldByEmployer, lists.Facts, ReasonSource.Ad(SourceField.Need), Feature.LocalNeed);
        if (lists.Has(Feature.StartReach, 2))
            lists.For(ReasonCode.StartFits, lists.Facts, ReasonSource.Ad(SourceField.StartDate), Feature.StartReach);
        var kinds = lists.Facts with { Kinds = lists.Opening.Facts.Kinds };
        if (lists.Has(Feature.AcceptsBridging, 1))
            lists.For(ReasonCode.OpenToPlaces, kinds, ReasonSource.Ad(SourceField.PlaceKind), Feature.AcceptsBridging);
        Age(lists);
    }

    private static void Hours(ReasonLists lists)
    {
        var (source, person, opening) = (ReasonSource.Ad(SourceField.Hours), lists.Person.Facts, lists.Opening.Facts);
        if (opening.HoursPercentMin is null && opening.HoursPercentMax is null)
            lists.GateSays(GateCodes.Hours, source, Feature.HoursOverlap);
        else if (((lists.Gate.Failed | lists.Gate.Uncertain) & GateCodes.Hours) != 0)
        {
            var facts = lists.Facts with
            {
                OpeningHours = new(opening.HoursPercentMin, opening.HoursPercentMax),
                PersonHours = new(person.HoursPercentMin, person.HoursPercentMax),
            };
            var code = (lists.Gate.Failed & GateCodes.Hours) != 0 ? ReasonCode.HoursApart : ReasonCode.HoursNearlyMeet;
            lists.GateSays(GateCodes.Hours, code, facts, source);
        }
        else if (lists.Has(Feature.HoursOverlap, 1) && !(person.HoursPercentMax is 100 && opening.HoursPercentMin is 100))
            lists.For(ReasonCode.HoursFit, lists.Facts, source, Feature.HoursOverlap);
    }

    private static void AdLanguage(ReasonLists lists)
    {
        if (lists.Opening.Facts.Language is not ({ } code and not "sv") || lists.Person.Level(code) > LanguageLevel.None) return;
        var facts = lists.Facts with { Language = code };
        lists.Uncertain(ReasonCode.WrittenInOtherLanguage, facts, ReasonSource.Ad(SourceField.AdLanguage), Feature.LanguageGap);
    }

    private static void Age(ReasonLists lists)
    {
        if (lists.Opening.Facts.IsLocalNeed || lists.Opening.Facts.PublishedOn is not { } published) return;
        var days = lists.Opening.AsOf.DayNumber - published.DayNumber;
        if (days < OldDays) return;
        lists.Uncertain(ReasonCode.PublishedLongAgo, lists.Facts with { Days = days }, ReasonSource.Ad(SourceField.Published), Feature.AdAge);
    }
}
