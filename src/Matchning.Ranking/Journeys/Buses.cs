namespace Matchning.Ranking.Journeys;

/// <summary>A bus if there is one: nobody here knows the lines. Fitted to few rides (`docs/journeys.md`).</summary>
internal static class Buses
{
    private const double StartMinutes = 9.2, PerRoadKm = 0.89, RoadFactor = 1.25;

    /// <summary>Minutes on the bus for a straight-line distance.</summary>
    public static double Minutes(double km) => StartMinutes + PerRoadKm * RoadFactor * km;
}
