using System.Globalization;
using CsvHelper;
using Matchning.Floor.Data;
using Matchning.Ranking.Journeys;

namespace Matchning.Market.Journeys;

/// <summary>Reads the tables of railways and main localities that ship beside the program.</summary>
public sealed class JourneyFiles
{
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Market", "Journeys", "data");

    public IEnumerable<SeatRow> Seats() => Rows("seats", r => new SeatRow(
        r.GetField("municipality_code")!, r.GetField("seat")!, Text(r, "population_2020") is { } people ? int.Parse(people, CultureInfo.InvariantCulture) : null,
        Real(r, "latitude"), Real(r, "longitude"), Text(r, "station")));

    public RailTables Railways() => new(
        Rows("stations", r => new RailStation(r.GetField("name")!, Text(r, "municipality_code"), Real(r, "latitude"), Real(r, "longitude"))),
        [.. Rows("lines", r => (Line: r.GetField("line")!, Station: r.GetField("station")!, Class: r.GetField("class_estimate")!, Interval: (int)Real(r, "interval_min_estimate")))
            .GroupBy(r => r.Line, StringComparer.Ordinal)
            .Select(line => new RailLine(line.Key, [.. line.Select(r => r.Station)], Enum.Parse<LineClass>(line.First().Class, ignoreCase: true), line.First().Interval))],
        Rows("walks", r => new StationWalk(r.GetField("from")!, r.GetField("to")!, Real(r, "minutes"))));

    private List<T> Rows<T>(string name, Func<CsvReader, T> read) => ShippedTable.Rows(Path.Combine(_folder, name + ".csv.gz"), read);

    private static string? Text(CsvReader row, string column) => row.GetField(column) is { Length: > 0 } text ? text : null;

    private static double Real(CsvReader row, string column) => double.Parse(row.GetField(column)!, CultureInfo.InvariantCulture);
}

/// <summary>A municipality's main locality, in 2020.</summary>
/// <param name="People">Null where the locality is part of a larger one.</param>
/// <param name="Station">Set by hand where the locality's name does not tell it.</param>
public sealed record SeatRow(string MunicipalityCode, string Name, int? People, double Latitude, double Longitude, string? Station);
