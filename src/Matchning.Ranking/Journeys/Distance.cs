namespace Matchning.Ranking.Journeys;

/// <summary>Distances on the globe.</summary>
public static class Distance
{
    private const double EarthRadiusKm = 6371.0;

    /// <summary>Great-circle distance between two points in degrees WGS 84, km (haversine).</summary>
    public static double Km(double latitudeA, double longitudeA, double latitudeB, double longitudeB)
    {
        var latitude = Math.Sin(double.DegreesToRadians(latitudeB - latitudeA) / 2);
        var longitude = Math.Sin(double.DegreesToRadians(longitudeB - longitudeA) / 2);
        var h = latitude * latitude + longitude * longitude
            * Math.Cos(double.DegreesToRadians(latitudeA)) * Math.Cos(double.DegreesToRadians(latitudeB));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
