using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Journeys;

namespace Matchning.Ranking.Reasons;

/// <summary>How far it is, and what has to be asked.</summary>
internal static class JourneyReasons
{
    /// <summary>Without a stated limit, travel up to this speaks for and from <see cref="LongMinutes"/> against.</summary>
    private const int ShortMinutes = 45;

    private const int LongMinutes = 75;

    private static readonly Feature[] Travel = [Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality];

    public static void Write(ReasonLists lists)
    {
        var source = ReasonSource.Ad(SourceField.Workplace);
        if (lists.Opening.IsRemote) lists.For(ReasonCode.RemoteWork, lists.Facts, source, Feature.TravelMinutes);
        else if (lists.Person.JourneyTo(lists.Opening) is { Told: { } minutes } way) Told(lists, way, minutes, source);
        else if ((lists.Gate.Failed & GateCodes.Travel) != 0) lists.GateFails(GateCodes.Travel, source, Travel);
        else lists.Uncertain(Asked(lists), lists.Facts with { Place = Places(lists) }, source, Travel);
    }

    private static void Told(ReasonLists lists, Journey way, int minutes, ReasonSource source)
    {
        var limit = lists.Person.Facts.MaxCommuteMinutes;
        var facts = lists.Facts with { Journey = new(minutes, way.Mode) };
        if (way.IsAsked && minutes <= (limit ?? minutes)) lists.Uncertain(ReasonCode.JourneyHasFewDepartures, facts, source, Travel);
        else if (minutes <= (limit ?? ShortMinutes)) lists.For(ReasonCode.JourneyTakes, facts, source, Travel);
        else if (limit is not null) TooFar(lists, new(minutes, way.Mode, limit), source);
        else if (minutes >= LongMinutes) lists.Against(ReasonCode.JourneyTakes, facts, source, Travel);
        else lists.Uncertain(ReasonCode.JourneyWithoutLimit, facts, source, Travel);
    }

    private static void TooFar(ReasonLists lists, JourneyTold journey, ReasonSource source)
    {
        var facts = lists.Facts with { Journey = journey };
        lists.Against(ReasonCode.JourneyOverLimit, facts, source, Travel);
        lists.Help(ReasonCode.TravelLonger, facts, ReasonSource.Profile(SourceField.LongestJourney), Feature.TravelShare);
    }

    /// <summary>The question, where no figure can be told.</summary>
    private static ReasonCode Asked(ReasonLists lists)
    {
        var (opening, label) = (lists.Opening, lists.Opening.Facts.PlaceLabel);
        return lists.Person.JourneyTo(opening)?.Doubt switch
        {
            JourneyDoubt.NoKnownBus => ReasonCode.NoTrainAllTheWay,
            JourneyDoubt.OtherLocality when label is not null && label != opening.Place?.Label => ReasonCode.PlaceFarFromMain,
            JourneyDoubt.OtherLocality => ReasonCode.PlaceInLargeMunicipality,
            JourneyDoubt.RegionOnly when label is not null => ReasonCode.PlaceIsArea,
            JourneyDoubt.RegionOnly => ReasonCode.PlaceIsCounty,
            _ when opening.PlaceNumber < 0 && label is not null => ReasonCode.PlaceNotKnown,
            _ => ReasonCode.PlaceMissing,
        };
    }

    private static PlacesNamed Places(ReasonLists lists) =>
        new(lists.Person.Home?.Label, lists.Opening.Facts.PlaceLabel, lists.Opening.Place?.Label);
}
