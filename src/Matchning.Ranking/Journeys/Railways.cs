using Matchning.Ranking.Facts;

namespace Matchning.Ranking.Journeys;

/// <summary>
/// Minutes by train between municipalities: the least of ride, changes and waiting over the lines' stations (Dijkstra). The constants were fitted by
/// least squares to 215 scheduled rides; `docs/journeys.md` tells how, and the error on rides that were held out. Immutable, safe to share between threads.
/// </summary>
internal sealed class Railways
{
    /// <summary>From this many minutes between departures a line is "few departures".</summary>
    public const int RareInterval = 240;

    /// <summary>Without a station of its own, a municipality's people take a bus to any station this near, km.</summary>
    public const double BusReachKm = 45;

    private const double StartMinutes = 3.07, ChangeMinutes = 8;
    private const double FastPerKm = 0.521, RegularPerKm = 0.719, LocalPerKm = 0.424, LocalStop = 1.78;

    /// <summary>A stop costs this; less where stations are nearer each other than <see cref="StopKm"/>.</summary>
    private const double StopMinutes = 0.30, StopKm = 8;

    /// <summary>What a rare line costs more when ways are compared, so that a way with trains the whole day is found first. In no figure.</summary>
    private const double RarePenalty = 30;

    /// <summary>A municipality's station is the one with its name this near the seat, else one inside it this near.</summary>
    private const double NamedKm = 8, InsideKm = 4;

    private readonly RailStation[] _stations;
    private readonly Edge[][] _edges;
    private readonly (int To, double Minutes)[][] _walks;
    private readonly RailLine[] _lines;

    public Railways(RailTables tables)
    {
        _stations = [.. tables.Stations];
        _lines = [.. tables.Lines];
        var numbers = Enumerable.Range(0, _stations.Length).ToDictionary(i => _stations[i].Name, StringComparer.Ordinal);
        var stops = _lines.Select(line => line.Stations.Where(numbers.ContainsKey).Select(s => numbers[s]).ToArray()).ToArray();
        var fast = Enumerable.Range(0, _lines.Length).Where(l => _lines[l].Class == LineClass.Fast).Select(l => stops[l].ToHashSet()).ToArray();
        var edges = new List<Edge>[_stations.Length];
        for (var i = 0; i < edges.Length; i++) edges[i] = [];
        for (var line = 0; line < _lines.Length; line++)
        {
            foreach (var (from, to) in stops[line].Zip(stops[line].Skip(1)))
            {
                var @class = _lines[line].Class;
                // An ordinary train on a stretch that lies whole on an express track runs as fast there.
                if (@class == LineClass.Regular && Array.Exists(fast, f => f.Contains(from) && f.Contains(to))) @class = LineClass.Fast;
                var minutes = HopMinutes(@class, Distance.Km(_stations[from].Latitude, _stations[from].Longitude, _stations[to].Latitude, _stations[to].Longitude));
                edges[from].Add(new Edge(line, to, minutes));
                edges[to].Add(new Edge(line, from, minutes));
            }
        }
        _edges = [.. edges.Select(e => e.ToArray())];
        var walks = tables.Walks.Where(w => numbers.ContainsKey(w.From) && numbers.ContainsKey(w.To))
            .SelectMany(w => new[] { (From: numbers[w.From], To: numbers[w.To], w.Minutes), (From: numbers[w.To], To: numbers[w.From], w.Minutes) }).ToLookup(w => w.From, w => (w.To, w.Minutes));
        _walks = [.. Enumerable.Range(0, _stations.Length).Select(i => walks[i].ToArray())];
    }

    /// <summary>The station that the municipality's people walk to; −1 when it has none.</summary>
    public int OwnStation(MunicipalityPoint place)
    {
        var best = -1;
        for (var i = 0; i < _stations.Length; i++)
        {
            var station = _stations[i];
            if (_edges[i].Length == 0) continue;
            if (place.Station is not null ? station.Name == place.Station : station.MunicipalityCode == place.Code && Beats(i, best, place)) best = i;
        }
        if (best < 0) return -1;
        return KmTo(best, place) <= (FirstWord(_stations[best].Name) == FirstWord(place.Label) ? NamedKm : InsideKm) ? best : -1;
    }

    /// <summary>Ways on foot or by bus between a municipality and stations: its own, else those in reach of a bus.</summary>
    public IReadOnlyList<(int Station, double Minutes)> Near(MunicipalityPoint place)
    {
        if (OwnStation(place) is >= 0 and var own) return [(own, 0)];
        return [.. Enumerable.Range(0, _stations.Length).Where(i => _edges[i].Length > 0 && KmTo(i, place) <= BusReachKm).Select(i => (i, Buses.Minutes(KmTo(i, place)) + ChangeMinutes))];
    }

    /// <summary>The best way by train to every station. Null where no train goes.</summary>
    /// <param name="start">Stations with the minutes that it takes to come to them.</param>
    public TrainRide?[] From(IReadOnlyList<(int Station, double Minutes)> start)
    {
        const int OnFoot = -1;
        var arrived = new TrainRide?[_stations.Length];
        var closed = new HashSet<(int, int)>();
        var queue = new PriorityQueue<(int Station, int Line, TrainRide Ride), double>();
        foreach (var (station, minutes) in start) queue.Enqueue((station, OnFoot, new TrainRide(minutes, 0, 0, false)), minutes);
        while (queue.TryDequeue(out var next, out var cost))
        {
            var (at, line, ride) = next;
            if (!closed.Add((at, line))) continue;
            if (ride.Boardings > 0) arrived[at] ??= ride;
            foreach (var edge in _edges[at])
            {
                var on = edge.Line == line;
                var boarding = on ? 0 : StartMinutes + (ride.Boardings > 0 ? ChangeMinutes : 0);
                var (isRare, wait) = (_lines[edge.Line].IntervalMinutes >= RareInterval, on || ride.Boardings > 0 ? 0 : Wait(_lines[edge.Line].IntervalMinutes));
                var then = new TrainRide(ride.Minutes + boarding + edge.Minutes, ride.Wait + wait, ride.Boardings + (on ? 0 : 1), ride.IsRare || isRare);
                queue.Enqueue((edge.To, edge.Line, then), cost + boarding + edge.Minutes + wait + (isRare && !on ? RarePenalty : 0));
            }
            foreach (var (to, minutes) in _walks[at])
                queue.Enqueue((to, OnFoot, ride with { Minutes = ride.Minutes + minutes }), cost + minutes);
        }
        return arrived;
    }

    /// <summary>Half the way to the next departure for those who know the timetable: at most a quarter of an hour. Our own judgement.</summary>
    private static double Wait(int interval) => Math.Min(15, 3 + interval / 10.0);

    private static double HopMinutes(LineClass @class, double km) => @class switch
    {
        LineClass.Local => LocalPerKm * km + LocalStop,
        LineClass.Fast => FastPerKm * km + StopMinutes * Math.Min(1, km / StopKm),
        _ => RegularPerKm * km + StopMinutes * Math.Min(1, km / StopKm),
    };

    private bool Beats(int station, int best, MunicipalityPoint place)
    {
        if (best < 0) return true;
        var (isNamed, wasNamed) = (HasName(station, place), HasName(best, place));
        if (isNamed != wasNamed) return isNamed;
        return (KmTo(station, place), _stations[station].Name).CompareTo((KmTo(best, place), _stations[best].Name)) < 0;
    }

    private bool HasName(int station, MunicipalityPoint place) =>
        _stations[station].Name is var name && (name == place.Label || name == place.Label + " C" || name == place.Label.TrimEnd('s') + " C");

    private double KmTo(int station, MunicipalityPoint place) =>
        Distance.Km(_stations[station].Latitude, _stations[station].Longitude, place.Latitude, place.Longitude);

    private static string FirstWord(string text) => text.Split(' ', 2)[0];

    private readonly record struct Edge(int Line, int To, double Minutes);
}

/// <summary>A way by train from a start to one station.</summary>
/// <param name="Minutes">From the start to the station: ride, changes, walks between stations, and the way to the first one.</param>
/// <param name="Wait">Minutes for the first train.</param>
/// <param name="Boardings">Trains taken.</param>
/// <param name="IsRare">One of the lines has few departures.</param>
internal readonly record struct TrainRide(double Minutes, double Wait, int Boardings, bool IsRare);
