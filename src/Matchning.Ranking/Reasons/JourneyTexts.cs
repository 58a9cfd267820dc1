using Matchning.Ranking.Journeys;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Reasons;

/// <summary>What is told of a journey, and what has to be asked.</summary>
internal static class JourneyTexts
{
    /// <summary>To stand after the minutes.</summary>
    public static string How(TravelMode mode) => mode switch
    {
        TravelMode.Car => "med bil",
        TravelMode.Train => "med tåg, dörr till dörr",
        TravelMode.Bus => "med buss",
        _ => "med buss eller cykel",
    };

    /// <summary>The question, where no figure can be told.</summary>
    public static string Asked(PreparedParticipant person, PreparedOpening opening)
    {
        var label = opening.Facts.PlaceLabel;
        return person.JourneyTo(opening)?.Doubt switch
        {
            JourneyDoubt.NoKnownBus => $"Inget tåg går hela vägen från {person.Home?.Label} till {label ?? opening.Place?.Label}. Kolla om det finns en buss som passar.",
            JourneyDoubt.OtherLocality when label is not null && label != opening.Place?.Label => $"Arbetet ligger i {label}, en bit från {opening.Place?.Label}. Kolla hur resan går.",
            JourneyDoubt.OtherLocality => $"{opening.Place?.Label} är en stor kommun, och annonsen säger inte var i den arbetet ligger. Fråga om orten.",
            JourneyDoubt.RegionOnly when label is not null => $"Platsen anges bara som {label}. Fråga vilken ort det gäller.",
            JourneyDoubt.RegionOnly => "Annonsen säger bara vilket län det gäller. Fråga om orten.",
            _ when opening.PlaceNumber < 0 && label is not null => $"Platsen anges som {label}, så resan går inte att räkna ut.",
            _ => "Resan går inte att räkna ut, för en ort saknas.",
        };
    }
}
