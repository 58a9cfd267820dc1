using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Pages.Management;
using Matchning.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc;
using Xunit;

namespace Matchning.Web.Tests.Management;

/// <summary>The manager's figures as files: the same in both, and nothing that a spreadsheet would run.</summary>
public sealed class SheetTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory]
    [InlineData("3"), InlineData("12")]
    public async Task The_workbook_and_the_csv_hold_the_figures_of_the_page(string period)
    {
        using var manager = new Visitor(app.Address);
        await manager.SignInAsync(Role.Manager);
        var page = await manager.GetAsync($"/ledning?period={period}");
        string Link(string text) => page.Html.QuerySelectorAll("main a").First(a => a.TextContent == text).GetAttribute("href")!;

        var csv = await manager.DownloadAsync(Link("Ladda ner som CSV"));
        var excel = await manager.DownloadAsync(Link("Ladda ner som Excel"));

        (csv.Type, csv.Name).Should().Be(("text/csv; charset=utf-8", "laget-per-manad.csv"));
        (excel.Type, excel.Name).Should().Be((Excel, "laget-per-manad.xlsx"));
        var lines = Encoding.UTF8.GetString(csv.Bytes).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(';')).ToList();
        var cells = Cells(excel.Bytes);
        lines[0].Should().Equal("Månad", "Förslag", "Placeringar");
        lines.Should().HaveCount(int.Parse(period, CultureInfo.InvariantCulture) + 1);
        cells.Select(row => string.Join(';', row.Select(Written))).Should().Equal(lines.Select(l => string.Join(';', l)));
        cells.Skip(1).Should().OnlyContain(row => row[0].Value is DateTime && row.Skip(1)
            .All(c => c.Value is double || (c.Value as string) == IndexModel.NotShown));
        var shown = page.Html.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr").Select(r => string.Join(';', r.QuerySelectorAll("td").Select(c => c.TextContent)));
        lines.Skip(1).Select(l => string.Join(';', l.Skip(1))).Should().Equal(shown);
    }

    [Theory]
    [InlineData("=1+1"), InlineData("+46 8"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\t=1"), InlineData("<b>&\"å\"")]
    public void A_text_is_a_text_whatever_it_begins_with(string text)
    {
        var sheet = new Sheet("prov", [new("Text"), new("Tal")], [[text, 2.5]]);

        var cell = Cells(((FileContentResult)sheet.AsWorkbook()).FileContents)[1];
        var csv = Encoding.UTF8.GetString(((FileContentResult)sheet.AsCsv()).FileContents);

        cell[0].Value.Should().Be(text);
        cell[1].Value.Should().Be(2.5);
        cell.Should().OnlyContain(c => !c.HasFormula);
        csv.Split("\r\n")[1].Should().NotMatchRegex("^\"?[=+@\t-]").And.EndWith(";2,5");
    }

    [Fact]
    public void A_number_below_zero_has_a_minus_that_a_spreadsheet_reads()
    {
        var csv = Encoding.UTF8.GetString(((FileContentResult)new Sheet("prov", [new("Tal"), new("Antal")], [[-2.5, -1234567]]).AsCsv()).FileContents);

        csv.Split("\r\n")[1].Should().Be("-2,5;-1234567");
    }

    [Theory]
    [InlineData(Role.Consultant), InlineData(Role.Administrator), InlineData(Role.EmployerContact), InlineData(Role.Participant)]
    public async Task Only_a_manager_gets_the_files(string role)
    {
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(role);

        foreach (var handler in new[] { "Csv", "Excel" }) (await visitor.GetAsync($"/ledning?handler={handler}")).Status.Should().Be(System.Net.HttpStatusCode.Forbidden);
    }

    private static string Written(Cell cell) => cell.Value switch
    {
        DateTime day => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        var value => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    // By the file's own XML, as a spreadsheet reads it: a text has a type, and a number with the style of a day is a day.
    private static List<Cell[]> Cells(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var texts = zip.GetEntry("xl/sharedStrings.xml") is { } shared ? Read(shared).Root!.Elements().Select(e => e.Value).ToList() : [];
        var styles = Read(zip.GetEntry("xl/styles.xml")!).Root!;
        var formats = styles.Descendants().Where(e => e.Name.LocalName == "numFmt").ToDictionary(e => e.Attribute("numFmtId")!.Value, e => e.Attribute("formatCode")!.Value);
        var dayStyles = styles.Elements().Single(e => e.Name.LocalName == "cellXfs").Elements()
            .Select(x => formats.GetValueOrDefault(x.Attribute("numFmtId")!.Value, "").Contains("yyyy", StringComparison.OrdinalIgnoreCase)).ToList();
        return [.. Read(zip.GetEntry("xl/worksheets/sheet1.xml")!).Descendants().Where(e => e.Name.LocalName == "row")
            .Select(row => row.Elements().Select(c => Read(c, texts, dayStyles)).ToArray())];
    }

    private static Cell Read(XElement cell, List<string> texts, List<bool> dayStyles)
    {
        var isDay = dayStyles[(int?)cell.Attribute("s") ?? 0];
        object value = cell.Attribute("t")?.Value switch
        {
            "s" => texts[int.Parse(cell.Value, CultureInfo.InvariantCulture)],
            "str" or "inlineStr" => cell.Value,
            _ when isDay => DateTime.FromOADate(double.Parse(cell.Value, CultureInfo.InvariantCulture)),
            _ => double.Parse(cell.Value, CultureInfo.InvariantCulture),
        };
        return new(value, cell.Elements().Any(e => e.Name.LocalName == "f"));
    }

    private static XDocument Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream);
    }

    private sealed record Cell(object Value, bool HasFormula);
}
