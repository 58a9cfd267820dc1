using Matchning.Market.Journeys;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Taxonomy;

/// <summary>Where the municipalities' people live, as the engine wants it.</summary>
internal static class Seats
{
    /// <summary>People per km² in Swedish localities, a round mean.</summary>
    private const double Density = 1500;

    public static IEnumerable<MunicipalityPoint> Of(IEnumerable<MunicipalityRow> municipalities, IEnumerable<SeatRow> seats)
    {
        var byCode = seats.ToDictionary(s => s.MunicipalityCode, StringComparer.Ordinal);
        return municipalities.Select(m => Point(m, byCode[m.Code]));
    }

    private static MunicipalityPoint Point(MunicipalityRow of, SeatRow seat) =>
        new(of.Code, of.Label, of.RegionCode, seat.Latitude, seat.Longitude, seat.Station, seat.People is { } people ? Math.Sqrt(people / Density / Math.PI) : null);
}
