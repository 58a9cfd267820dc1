namespace Matchning.Ranking.Journeys;

/// <summary>What is known of the railways. Empty tables give journeys by bus and car only.</summary>
/// <param name="Stations">Stations with traffic; names are unique.</param>
/// <param name="Lines">Stations that are not in the list are passed over.</param>
/// <param name="Walks">Stations within a walk of each other.</param>
public sealed record RailTables(IReadOnlyList<RailStation> Stations, IReadOnlyList<RailLine> Lines, IReadOnlyList<StationWalk> Walks)
{
    public static RailTables None { get; } = new([], [], []);
}

/// <summary>A station with its point; degrees WGS 84. The municipality is null when it is not known.</summary>
public sealed record RailStation(string Name, string? MunicipalityCode, double Latitude, double Longitude);

/// <summary>How a line's trains run: express tracks, ordinary ones, or with a stop everywhere.</summary>
public enum LineClass : byte { Fast, Regular, Local }

/// <summary>A line with its stations in order, served both ways.</summary>
/// <param name="IntervalMinutes">Between departures, our own judgement; from <see cref="Railways.RareInterval"/> "few departures".</param>
public sealed record RailLine(string Name, IReadOnlyList<string> Stations, LineClass Class, int IntervalMinutes);

/// <summary>Minutes on foot between two stations.</summary>
public sealed record StationWalk(string From, string To, double Minutes);
