using Matchning.Ranking.Facts;

namespace Matchning.Ranking.Journeys;

/// <summary>
/// Journeys from each municipality that somebody lives in to every place that work can be in, worked out once. A place is a number: a municipality's
/// main locality, the same municipality's other localities, or a county of which nothing nearer is known. Thread-safe: two threads may both work out a
/// home's journeys, and get the same.
/// </summary>
public sealed class JourneyTimes
{
    /// <summary>Minutes from home to the stop, and from the last stop to the work. Assumed: nothing was measured.</summary>
    private const double Access = 8, Egress = 7;

    // Buses go two or three times an hour where they go.
    private const double BusWait = 10;

    /// <summary>How much longer a known way by train may be and still be told rather than a bus that nobody knows.</summary>
    private const double KnownIsWorth = 30;

    private const int Shortest = 5, WithinTransitUnknown = 25, WithinCarUnknown = 15;

    private readonly MunicipalityPoint[] _places;
    private readonly string[] _regions;
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int> _regionNumbers;
    private readonly Railways _railways;
    private readonly (int Own, IReadOnlyList<(int Station, double Minutes)> Near)[] _stations;
    private readonly Journey[]?[] _byCar;
    private readonly Journey[]?[] _byTransit;

    internal JourneyTimes(MunicipalityPoint[] places, RailTables railways)
    {
        _places = places;
        _numbers = Enumerable.Range(0, places.Length).ToDictionary(i => places[i].Code, i => i, StringComparer.Ordinal);
        _regions = [.. places.Select(p => p.RegionCode).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _regionNumbers = Enumerable.Range(0, _regions.Length).ToDictionary(i => _regions[i], StringComparer.Ordinal);
        _railways = new Railways(railways);
        _stations = [.. places.Select(p => (_railways.OwnStation(p), _railways.Near(p)))];
        (_byCar, _byTransit) = (new Journey[places.Length][], new Journey[places.Length][]);
    }

    /// <summary>How many places there are.</summary>
    internal int Count => 2 * _places.Length + _regions.Length;

    /// <summary>The number of a municipality's main locality; −1 for none.</summary>
    internal int Number(MunicipalityPoint? place) => place is null ? -1 : _numbers[place.Code];

    /// <summary>The number of the place an opening is in; −1 when not even the county is known.</summary>
    internal int Number(OpeningFacts opening)
    {
        if (opening.MunicipalityCode is { } code && _numbers.TryGetValue(code, out var municipality)) return municipality + (opening.IsOtherLocality ? _places.Length : 0);
        return opening.RegionCode is { } region && _regionNumbers.TryGetValue(region, out var number) ? 2 * _places.Length + number : -1;
    }

    /// <summary>The number of the municipality that a place lies in; −1 for a county.</summary>
    internal int Municipality(int place) => place >= 2 * _places.Length ? -1 : place >= _places.Length ? place - _places.Length : place;

    /// <summary>Between two municipalities' main localities; null when either is not known.</summary>
    public Journey? Between(string? homeCode, string? workCode, bool hasCar) =>
        homeCode is not null && workCode is not null && _numbers.TryGetValue(homeCode, out var home) && _numbers.TryGetValue(workCode, out var work)
            ? From(_places[home], hasCar)[work] : null;

    /// <summary>Between a person's home and an opening; null when either place is not known.</summary>
    public Journey? To(ParticipantFacts person, OpeningFacts opening) =>
        person.MunicipalityCode is { } code && _numbers.TryGetValue(code, out var home) && Number(opening) is >= 0 and var place ? From(_places[home], person.HasCar)[place] : null;

    /// <summary>To each place by number; empty when the home is not known.</summary>
    internal Journey[] From(MunicipalityPoint? home, bool hasCar)
    {
        if (home is null) return [];
        ref var journeys = ref (hasCar ? _byCar : _byTransit)[Number(home)];
        return Volatile.Read(ref journeys) ?? (journeys = WorkOut(home, hasCar));
    }

    /// <summary>Minutes on the train or the bus between two municipalities, the least of them: what timetables tell, and the estimate is measured by.</summary>
    internal (double Minutes, TravelMode Mode)? Ride(string fromCode, string toCode)
    {
        if (!_numbers.TryGetValue(fromCode, out var from) || !_numbers.TryGetValue(toCode, out var to)) return null;
        var bus = Buses.Minutes(Km(_places[from], _places[to]));
        var train = Best(_railways.From(_stations[from].Near), _stations[to].Near)?.Minutes;
        return train < bus ? (train.Value, TravelMode.Train) : (bus, TravelMode.Bus);
    }

    private Journey[] WorkOut(MunicipalityPoint home, bool hasCar)
    {
        var all = new Journey[Count];
        var number = Number(home);
        var known = _stations[number].Own < 0 ? null : _railways.From([(_stations[number].Own, 0)]);
        var mixed = known ?? _railways.From(_stations[number].Near);
        for (var i = 0; i < _places.Length; i++)
        {
            var byTransit = i == number ? Within(home) : ByTransit(home, i, known, mixed);
            all[i] = hasCar ? ByCar(home, _places[i], byTransit) : byTransit;
            all[_places.Length + i] = all[i] with { Doubt = JourneyDoubt.OtherLocality };
        }
        for (var i = 0; i < _places.Length; i++)
        {
            ref var region = ref all[2 * _places.Length + _regionNumbers[_places[i].RegionCode]];
            if (region.Minutes == 0 || all[i].Minutes < region.Minutes) region = all[i] with { Doubt = JourneyDoubt.RegionOnly };
        }
        return all;
    }

    private Journey ByTransit(MunicipalityPoint home, int to, TrainRide?[]? known, TrainRide?[] mixed)
    {
        var bus = Access + Egress + BusWait + Buses.Minutes(Km(home, _places[to]));
        var train = known is null || _stations[to].Own < 0 ? null : known[_stations[to].Own];
        if (train is { } ride && Total(ride) <= bus + KnownIsWorth)
            return new Journey(Rounded(Total(ride)), TravelMode.Train, ride.IsRare ? JourneyDoubt.FewDepartures : JourneyDoubt.None);
        var both = Best(mixed, _stations[to].Near);
        return both is { } way && Total(way) < bus
            ? new Journey(Rounded(Total(way)), TravelMode.Train, JourneyDoubt.NoKnownBus)
            : new Journey(Rounded(bus), TravelMode.Bus, JourneyDoubt.NoKnownBus);
    }

    private static Journey ByCar(MunicipalityPoint home, MunicipalityPoint work, Journey byTransit)
    {
        var minutes = home.Code == work.Code ? WithinByCar(home) : Rounded(Cars.Minutes(Km(home, work)));
        var byCar = new Journey(minutes, TravelMode.Car, JourneyDoubt.None);
        // Having a car never closes a way that was open without.
        return (byTransit.Doubt == JourneyDoubt.None && byTransit.Minutes < minutes) || byTransit.LeastMinutes < byCar.LeastMinutes ? byTransit : byCar;
    }

    private static TrainRide? Best(TrainRide?[] arrived, IReadOnlyList<(int Station, double Minutes)> near)
    {
        TrainRide? best = null;
        foreach (var (station, minutes) in near)
            if (arrived[station] is { } ride && (best is null || ride.Minutes + minutes < best.Value.Minutes)) best = ride with { Minutes = ride.Minutes + minutes };
        return best;
    }

    /// <summary>Within the main locality: a mean way across a round town of its people, by bus or bicycle. Round numbers of ours.</summary>
    private static Journey Within(MunicipalityPoint home) =>
        new(home.TownRadiusKm is { } radius ? Math.Min(45, Rounded(10 + 3.2 * radius)) : WithinTransitUnknown, TravelMode.Local, JourneyDoubt.None);

    private static int WithinByCar(MunicipalityPoint home) =>
        home.TownRadiusKm is { } radius ? Math.Min(30, Rounded(6 + 2 * radius)) : WithinCarUnknown;

    private static double Total(TrainRide ride) => Access + ride.Wait + ride.Minutes + Egress;

    private static int Rounded(double minutes) => Math.Max(Shortest, (int)Math.Round(minutes));

    private static double Km(MunicipalityPoint a, MunicipalityPoint b) => Distance.Km(a.Latitude, a.Longitude, b.Latitude, b.Longitude);
}
