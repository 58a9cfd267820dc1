using Matchning.Ranking.Journeys;
using Matchning.Ranking.Reasons;

namespace Matchning.Meeting.Matching.Told;

/// <summary>How far it is, and what has to be asked.</summary>
internal static class SwedishJourneyReasons
{
    /// <summary>Null for a code of another kind.</summary>
    public static string? Of(ReasonCode code, ReasonFacts facts) => code switch
    {
        ReasonCode.RemoteWork => "Arbetet går att göra på distans.",
        ReasonCode.JourneyTakes => $"{Takes(facts)}.",
        ReasonCode.JourneyHasFewDepartures => $"{Takes(facts)}, men det går få avgångar. Kolla om tiderna passar.",
        ReasonCode.JourneyWithoutLimit => $"{Takes(facts)}, och profilen säger inte hur långt som går bra.",
        ReasonCode.JourneyOverLimit => $"{Takes(facts)}, och gränsen är {facts.Journey!.Limit} minuter.",
        ReasonCode.TravelLonger => $"Att kunna resa ungefär {facts.Journey!.Minutes} minuter i stället för {facts.Journey.Limit}.",
        _ => Asked(code, facts.Place),
    };

    /// <summary>The question, where no figure can be told.</summary>
    private static string? Asked(ReasonCode code, PlacesNamed? place) => code switch
    {
        ReasonCode.NoTrainAllTheWay =>
            $"Inget tåg går hela vägen från {place!.Home} till {place.Label ?? place.Municipality}. Kolla om det finns en buss som passar.",
        ReasonCode.PlaceFarFromMain => $"Arbetet ligger i {place!.Label}, en bit från {place.Municipality}. Kolla hur resan går.",
        ReasonCode.PlaceInLargeMunicipality =>
            $"{place!.Municipality} är en stor kommun, och annonsen säger inte var i den arbetet ligger. Fråga om orten.",
        ReasonCode.PlaceIsArea => $"Platsen anges bara som {place!.Label}. Fråga vilken ort det gäller.",
        ReasonCode.PlaceIsCounty => "Annonsen säger bara vilket län det gäller. Fråga om orten.",
        ReasonCode.PlaceNotKnown => $"Platsen anges som {place!.Label}, så resan går inte att räkna ut.",
        ReasonCode.PlaceMissing => "Resan går inte att räkna ut, för en ort saknas.",
        _ => null,
    };

    private static string Takes(ReasonFacts facts) => $"Resan tar ungefär {facts.Journey!.Minutes} minuter {How(facts.Journey.Mode)}";

    private static string How(TravelMode mode) => mode switch
    {
        TravelMode.Car => "med bil",
        TravelMode.Train => "med tåg, dörr till dörr",
        TravelMode.Bus => "med buss",
        _ => "med buss eller cykel",
    };
}
