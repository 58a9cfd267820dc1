namespace Matchning.Ranking.Journeys;

/// <summary>The way by car between two municipalities' main localities. Round numbers of ours, not measured.</summary>
internal static class Cars
{
    /// <summary>How much longer the road is than the straight line; 1.2–1.4 is usual for Nordic road nets.</summary>
    private const double RoadFactor = 1.3;

    // Parking, then km/h up to 10 km, to 30 km, and beyond.
    private const double StartMinutes = 5, NearKm = 10, MiddleKm = 30, NearKmh = 40, MiddleKmh = 65, FarKmh = 85;

    public static double Minutes(double km)
    {
        var road = RoadFactor * km;
        return StartMinutes + 60 * (Math.Min(road, NearKm) / NearKmh + Math.Clamp(road - NearKm, 0, MiddleKm - NearKm) / MiddleKmh + Math.Max(0, road - MiddleKm) / FarKmh);
    }
}
