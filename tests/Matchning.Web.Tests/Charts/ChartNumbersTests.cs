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
    private static readonly string[] Numeric = ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "rx", "dx"];

    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public ChartNumbersTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Fact]
    public void Differences_below_zero_are_drawn_with_numbers_that_a_browser_reads()
    {
        var numbers = NumbersOf(IntervalChart.Differences("Skillnader", "mindre", "mer",
            [new("Kvinnor", "−12,5 %", (-12.5, -12.5, -3.25), IsMarked: true), new("Yngre", "för få", null, IsMarked: false)]));

        numbers.Should().Contain(n => n < 0, "a square has its middle at its point").And.Contain(n => n != Math.Round(n));
    }

    [Fact]
    public void Shares_and_bars_are_drawn_with_numbers_that_a_browser_reads()
    {
        NumbersOf(StepChart.Shares("Andel", 90, [(7, 0.123), (31, 0.5)])).Should().Contain(n => n != Math.Round(n));
        NumbersOf(BarCharts.Pairs("Månader", "förslag", "placeringar", [("jan", 7, 3), ("feb", 0, null), ("mar", 2, 2)])).Should()
            .Contain(n => n != Math.Round(n));
        NumbersOf(BarCharts.CostsAndGains("Insatser", "veckor", "platser", [("Truck", 1, 75), ("Gymnasieexamen på komvux", 60, 107)])).Should()
            .Contain(n => n != Math.Round(n));
        NumbersOf(BarCharts.Steps("Vägen", [("aktualiserade", "31", 31), ("föreslagna", "17", 17), ("placerade", "färre än 10", null)])).Should()
            .Contain(n => n != Math.Round(n));
    }

    [Fact]
    public void A_picture_is_as_wide_as_its_place_and_its_letters_are_never_scaled()
    {
        IHtmlContent[] charts =
        [
            StepChart.Shares("Andel", 325, [(7, 0.123)]), BarCharts.Pairs("Månader", "förslag", "placeringar", [("jan", 7, 3)]),
            BarCharts.Steps("Vägen", [("aktualiserade", "31", 31)]), BarCharts.CostsAndGains("Insatser", "veckor", "platser", [("Truck", 1, 75)]),
            IntervalChart.Differences("Skillnader", "mindre", "mer", [new("Kvinnor", "−1", (-2, -1, 0), false)]),
        ];

        foreach (var svg in charts.Select(Parse))
        {
            svg.Root!.Attribute("viewBox").Should().BeNull();
            svg.Root!.Attribute("width")!.Value.Should().Be("100%");
            svg.Descendants().Where(e => e.Name.LocalName == "text").Should().NotBeEmpty()
                .And.OnlyContain(t => t.Attribute("x")!.Value.EndsWith('%') && t.Attribute("y")!.Value.EndsWith("rem")
                    && t.Attribute("font-size") == null);
        }
    }

    [Theory]
    [InlineData(21, "0 10 20 30"), InlineData(138, "0 50 100 150"), InlineData(7, "0 2 4 6 8"), InlineData(1, "0 1"), InlineData(0, "0 1"),
        InlineData(999, "0 500 1000")]
    public void The_numbers_along_an_axis_are_round(int most, string ticks) => string.Join(' ', Ticks.UpTo(most)).Should().Be(ticks);

    [Theory]
    [InlineData(30, "0 30"), InlineData(92, "0 30 60 90"), InlineData(325, "0 60 120 180 240 300"), InlineData(365, "0 90 180 270 360"),
        InlineData(2000, "0 360 720 1080 1440 1800")]
    public void The_days_along_an_axis_are_whole_months(int last, string ticks) => string.Join(' ', Ticks.Days(last)).Should().Be(ticks);

    [Fact]
    public void A_name_stands_whole_on_as_many_lines_as_it_takes()
    {
        var names = Parse(BarCharts.CostsAndGains("Insatser", "veckor", "platser", [("D-körkort med yrkeskompetensbevis (YKB)", 18, 50)]))
            .Descendants().Where(e => e.Attribute("class")?.Value == "name").Select(e => e.Value);

        names.Should().Equal("D-körkort med", "yrkeskompetensbevis (YKB)");
    }

    private static XDocument Parse(IHtmlContent chart)
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        chart.WriteTo(html, HtmlEncoder.Default);
        return XDocument.Parse(html.ToString());
    }

    // Every attribute that holds a number; one that is written in Swedish throws.
    private static List<double> NumbersOf(IHtmlContent chart)
    {
        var svg = Parse(chart);
        return [.. svg.Descendants().Attributes().Where(a => Numeric.Contains(a.Name.LocalName))
            .Select(a => Read(a.Value.Replace("rem", "", StringComparison.Ordinal).TrimEnd('%')))];
    }

    private static double Read(string number) => double.Parse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
