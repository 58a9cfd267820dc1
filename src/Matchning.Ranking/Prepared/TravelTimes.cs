using Matchning.Ranking.Facts;

namespace Matchning.Ranking.Prepared;

/// <summary>
/// <see cref="Travel.Minutes"/> from one municipality to all, worked out once for each home that somebody has. Thread-safe: two threads
/// may both work out a home's times, and get the same.
/// </summary>
internal sealed class TravelTimes
{
    private readonly MunicipalityPoint[] _places;
    private readonly Dictionary<string, int> _numbers;
    private readonly int[]?[] _byCar;
    private readonly int[]?[] _byTransit;

    public TravelTimes(MunicipalityPoint[] places)
    {
        _places = places;
        _numbers = Enumerable.Range(0, places.Length).ToDictionary(i => places[i].Code, i => i, StringComparer.Ordinal);
        (_byCar, _byTransit) = (new int[places.Length][], new int[places.Length][]);
    }

    public int Count => _places.Length;

    /// <summary>Place in the lists of times; −1 for none.</summary>
    public int Number(MunicipalityPoint? place) => place is null ? -1 : _numbers[place.Code];

    /// <summary>Minutes one way to each municipality; empty when the home is not known.</summary>
    public int[] From(MunicipalityPoint? home, bool hasCar)
    {
        if (home is null) return [];
        ref var times = ref (hasCar ? _byCar : _byTransit)[Number(home)];
        return Volatile.Read(ref times) ?? (times = [.. _places.Select(place => Travel.Minutes(home, place, hasCar)!.Value)]);
    }
}
