namespace Matchning.JobAdsReplay.Generated;

/// <summary>The municipalities one can travel to for work from the demo municipality, the nearest most often.</summary>
public sealed class CommutingArea
{
    /// <summary>As the crow flies; about an hour by car or train around Lake Mälaren.</summary>
    public const double ReachKm = 70;

    /// <summary>At this distance a municipality gets half the ads it would next door.</summary>
    private const double HalfAtKm = 12;

    private readonly List<(MunicipalityRow Place, double Weight)> _places;

    public CommutingArea(IReadOnlyList<MunicipalityRow> all, string code)
    {
        var centre = all.FirstOrDefault(m => m.Code == code)
            ?? throw new InvalidDataException($"The taxonomy has no municipality with the code {code}.");
        _places = [.. all.Select(m => (m, Km: DistanceKm(centre, m))).Where(m => m.Km <= ReachKm).OrderBy(m => m.Km).ThenBy(m => m.m.Code, StringComparer.Ordinal)
            .Select(m => (m.m, 1 / (1 + Math.Pow(m.Km / HalfAtKm, 2))))];
    }

    public MunicipalityRow Pick(Dice dice) => dice.Weighted(_places, p => p.Weight).Place;

    /// <summary>Along the great circle, on a sphere of 6,371 km.</summary>
    public static double DistanceKm(MunicipalityRow a, MunicipalityRow b)
    {
        double latA = double.DegreesToRadians(a.Latitude), latB = double.DegreesToRadians(b.Latitude);
        var half = Math.Pow(Math.Sin((latB - latA) / 2), 2)
            + Math.Cos(latA) * Math.Cos(latB) * Math.Pow(Math.Sin(double.DegreesToRadians(b.Longitude - a.Longitude) / 2), 2);
        return 2 * 6371 * Math.Asin(Math.Sqrt(half));
    }
}
