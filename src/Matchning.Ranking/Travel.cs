using Matchning.Ranking.Facts;

namespace Matchning.Ranking;

/// <summary>
/// Rough travel time between municipalities, for ordering and for the travel limit. Straight-line distance between the
/// municipalities' points times a road factor, then a fixed start and three stretches that get faster with distance.
/// The figures are round numbers of ours, not measured timetables: treat the answer as "ungefär".
/// </summary>
public static class Travel
{
    /// <summary>How much longer the road is than the straight line; 1.2–1.4 is usual for Nordic road nets.</summary>
    public const double RoadFactor = 1.3;

    /// <summary>Minutes one way inside one municipality by car; points say nothing here, so it is a stated value.</summary>
    public const int WithinByCar = 15;

    /// <summary>Minutes one way inside one municipality by bus or bicycle.</summary>
    public const int WithinByTransit = 25;

    private const double EarthRadiusKm = 6371.0;
    private const double NearKm = 10;
    private const double MiddleKm = 30;

    // Start is parking for a car, walking and waiting for public transport. Speeds are km/h up to 10 km, to 30 km, and beyond.
    private static readonly Mode Car = new(5, 40, 65, 85);
    private static readonly Mode Transit = new(12, 22, 45, 70);

    /// <summary>
    /// Minutes one way, 10 or more; null when either place is unknown. Never invents a place.
    /// Having a car never makes it longer.
    /// </summary>
    public static int? Minutes(MunicipalityPoint? home, MunicipalityPoint? work, bool hasCar)
    {
        if (home is null || work is null) return null;
        if (home.Code == work.Code) return hasCar ? WithinByCar : WithinByTransit;
        var mode = hasCar ? Car : Transit;
        return Math.Max(10, (int)Math.Round(mode.Minutes(RoadFactor * DistanceKm(home, work))));
    }

    /// <summary>Great-circle distance between the two points, km (haversine).</summary>
    public static double DistanceKm(MunicipalityPoint a, MunicipalityPoint b)
    {
        var latitude = Math.Sin(double.DegreesToRadians(b.Latitude - a.Latitude) / 2);
        var longitude = Math.Sin(double.DegreesToRadians(b.Longitude - a.Longitude) / 2);
        var h = latitude * latitude + longitude * longitude
            * Math.Cos(double.DegreesToRadians(a.Latitude)) * Math.Cos(double.DegreesToRadians(b.Latitude));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private sealed record Mode(double StartMinutes, double NearKmh, double MiddleKmh, double FarKmh)
    {
        public double Minutes(double roadKm) => StartMinutes + 60 * (
            Math.Min(roadKm, NearKm) / NearKmh
            + Math.Clamp(roadKm - NearKm, 0, MiddleKm - NearKm) / MiddleKmh
            + Math.Max(0, roadKm - MiddleKm) / FarKmh);
    }
}
