using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;

namespace Matchning.Floor.Data;

/// <summary>Reads a table that ships beside the program: CSV in UTF-8 with a header, gzip.</summary>
internal static class ShippedTable
{
    public static List<T> Rows<T>(string path, Func<CsvReader, T> read)
    {
        using var file = File.OpenRead(path);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var csv = new CsvReader(new StreamReader(unzipped, Encoding.UTF8), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<T>();
        while (csv.Read()) rows.Add(read(csv));
        return rows;
    }
}
