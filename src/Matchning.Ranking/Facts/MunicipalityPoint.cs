namespace Matchning.Ranking.Facts;

/// <summary>A municipality with the point of its main locality; degrees WGS 84.</summary>
/// <param name="Station">The station that stands for it where its name does not tell; null for the nearest one.</param>
/// <param name="TownRadiusKm">Half the way across its main locality, km; null when not known.</param>
public sealed record MunicipalityPoint(
    string Code, string Label, string RegionCode, double Latitude, double Longitude, string? Station = null, double? TownRadiusKm = null);
