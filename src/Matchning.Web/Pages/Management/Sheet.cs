using System.Globalization;
using System.Text;
using Matchning.Floor.Data;
using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Matchning.Web.Pages.Management;

/// <summary>Figures to take along, as CSV or as a workbook: one definition of the rows, two ways to write them.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Columns">Heading and, for days, how they are written.</param>
/// <param name="Rows">A cell is a number, a day or a text.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<object>> Rows)
{
    // A spreadsheet reads a text that begins so as a formula.
    private const string FormulaStarts = "=+-@\t\r";

    // A Swedish comma, and a minus that is one.
    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = "," };

    public FileResult AsCsv()
    {
        var lines = Rows.Select(row => row.Select((cell, i) => Text(cell, Columns[i]))).Prepend(Columns.Select(c => Quoted(c.Heading)));
        var text = string.Concat(lines.Select(line => string.Join(';', line) + "\r\n"));
        return new FileContentResult([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8") { FileDownloadName = Name + ".csv" };
    }

    /// <summary>Numbers are numbers and days are days there; a text is a text, whatever it begins with.</summary>
    public FileResult AsWorkbook()
    {
        var columns = Columns.Select((c, i) => new DynamicExcelColumn(c.Heading) { Index = i, Format = c.Format, Width = 16 }).ToArray();
        var rows = Rows.Select(row => Columns.Select((c, i) => KeyValuePair.Create(c.Heading, row[i] is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : row[i])).ToDictionary());
        using var file = new MemoryStream();
        file.SaveAs(rows, sheetName: Name, configuration: new OpenXmlConfiguration { DynamicColumns = columns, AutoFilter = false });
        return new FileContentResult(file.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") { FileDownloadName = Name + ".xlsx" };
    }

    private static string Text(object cell, SheetColumn column) => cell switch
    {
        DateOnly day => day.ToString(column.Format, CultureInfo.InvariantCulture),
        string text => Quoted(text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text),
        _ => ((IFormattable)cell).ToString(null, Numbers),
    };

    private static string Quoted(string text) => text.AsSpan().ContainsAny(";\"\r\n") ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : text;
}

/// <param name="Format">For days, "yyyy-MM"; .NET and spreadsheets read it alike.</param>
public sealed record SheetColumn(string Heading, string? Format = null);
