using System.Globalization;
using System.Text.Encodings.Web;
using System.Xml.Linq;
using FluentAssertions;
using Matchning.Web.Charts;
using Microsoft.AspNetCore.Html;
using Xunit;

namespace Matchning.Web.Tests.Charts;

/// <summary>Pages are made in Swedish, and a browser draws nothing of a shape with a Swedish minus or decimal.</summary>
public sealed class ChartNumbersTests : IDisposable
{
    private static readonly string[] Numeric = ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "rx"];

    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public ChartNumbersTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Fact]
    public void Differences_below_zero_are_drawn_with_numbers_that_a_browser_reads()
    {
        var numbers = NumbersOf(IntervalChart.Differences("Skillnader", "mindre", "mer",
            [new("Kvinnor", "−12,5 %", (-12.5, -12.5, -3.25), IsMarked: true), new("Yngre", "för få", null, IsMarked: false)]));

        numbers.Should().Contain(n => n < 0, "the square of the lowest value sticks out to the left").And.Contain(n => n != Math.Round(n));
    }

    [Fact]
    public void Shares_and_bars_are_drawn_with_numbers_that_a_browser_reads()
    {
        NumbersOf(StepChart.Shares("Andel", 90, [(7, 0.123), (31, 0.5)])).Should().Contain(n => n != Math.Round(n));
        NumbersOf(BarCharts.Pairs("Månader", "förslag", "placeringar", [("jan", 7, 3), ("feb", 0, 1), ("mar", 2, 2)])).Should().Contain(n => n != Math.Round(n));
        NumbersOf(BarCharts.Steps("Vägen", [("aktualiserade", 31), ("föreslagna", 17), ("placerade", null)])).Should().Contain(n => n != Math.Round(n));
    }

    // Every attribute that holds a number, and every number of a path; one that is written in Swedish throws.
    private static List<double> NumbersOf(IHtmlContent chart)
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        chart.WriteTo(html, HtmlEncoder.Default);
        var svg = XDocument.Parse(html.ToString());
        return
        [
            .. svg.Descendants().Attributes().Where(a => Numeric.Contains(a.Name.LocalName)).Select(a => Read(a.Value)),
            .. svg.Root!.Attribute("viewBox")!.Value.Split(' ').Select(Read),
            .. svg.Descendants("path").SelectMany(p => p.Attribute("d")!.Value.Split(['M', 'H', 'V', ' '], StringSplitOptions.RemoveEmptyEntries)).Select(Read),
        ];
    }

    private static double Read(string number) => double.Parse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
