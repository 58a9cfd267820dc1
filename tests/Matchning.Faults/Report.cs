using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults;

/// <summary>The table of results, on the screen and in artifacts/faults.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Folder { get; } = Path.Combine(Build.This.Root, "artifacts", "faults");

    public static void Write(IReadOnlyList<Row> rows, int seed, bool isShort)
    {
        var table = Table(rows);
        Console.WriteLine();
        Console.WriteLine(table);
        var title = string.Create(CultureInfo.InvariantCulture, $"# Fault drills, seed {seed}{(isShort ? ", short" : "")}\n\n");
        File.WriteAllText(Path.Combine(Folder, "ledger.md"), title + table);
        File.WriteAllText(Path.Combine(Folder, "ledger.json"), JsonSerializer.Serialize(
            new
            {
                Seed = seed,
                Short = isShort,
                Rows = rows.Select(r => new { r.Id, r.Fault, Result = r.Holds ? "pass" : "fail", r.Balance.Acknowledged, r.Balance.Present, r.Balance.Missing, r.Balance.Duplicates, r.Balance.Halves, r.Balance.Unsent, r.Measured, r.Broken, r.Seconds }),
            },
            Json));
    }

    public static string Line(Row row) => string.Create(CultureInfo.InvariantCulture,
        $"{row.Id} {(row.Holds ? "pass" : "FAIL")} in {row.Seconds:0} s: {Told(row)}");

    private static string Table(IReadOnlyList<Row> rows)
    {
        var text = new StringBuilder();
        text.AppendLine("| id | fault | acknowledged | present | ack − present | duplicates | halves | measured | result |");
        text.AppendLine("|---|---|---:|---:|---:|---:|---:|---|---|");
        foreach (var row in rows)
        {
            var b = row.Balance;
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {row.Id} | {row.Fault} | {b.Acknowledged} | {b.Present} | {b.Missing} | {b.Duplicates} | {b.Halves} | {Told(row)} | {(row.Holds ? "pass" : "**fail**")} |");
        }

        return text.ToString();
    }

    private static string Told(Row row) => string.Join("; ", row.Measured.Select(m => $"{m.Key} {m.Value}").Concat(row.Broken.Select(b => "NOT KEPT: " + b))).Replace('\n', ' ').Replace('|', '/');
}
