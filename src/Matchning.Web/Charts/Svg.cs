using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Matchning.Web.Charts;

/// <summary>
/// Writes a picture of shapes and words that is as wide as its place: across in percent, down in steps that grow with the text, so that the
/// letters have one size in every picture and on every screen. Colours come from the style sheet; numbers are written without culture.
/// </summary>
/// <param name="height">In the same steps as all that is said downwards: sixteen are one line height of ordinary text.</param>
internal sealed class Svg(double height, string description)
{
    private const double StepsPerRem = 16;

    private readonly StringBuilder _shapes = new();

    /// <param name="x">Percent from the left edge.</param>
    /// <param name="width">Percent.</param>
    public void Rectangle(double x, double y, double width, double tall, string css) => _shapes.Append(CultureInfo.InvariantCulture,
        $"<rect class=\"{css}\" x=\"{x:0.##}%\" y=\"{Rem(y)}\" width=\"{Math.Max(0, width):0.##}%\" height=\"{Rem(Math.Max(0, tall))}\" rx=\"2\"/>");

    /// <summary>A square with its middle at a point. It does not grow with the width.</summary>
    public void Square(double x, double y, double side, string css) => _shapes.Append(CultureInfo.InvariantCulture,
        $"<svg x=\"{x:0.##}%\" y=\"{Rem(y)}\" width=\"1\" height=\"1\" overflow=\"visible\">"
        + $"<rect class=\"{css}\" x=\"{Rem(-side / 2)}\" y=\"{Rem(-side / 2)}\" width=\"{Rem(side)}\" height=\"{Rem(side)}\" rx=\"2\"/></svg>");

    public void Line(double x1, double y1, double x2, double y2, string css = "axis") => _shapes.Append(CultureInfo.InvariantCulture,
        $"<line class=\"{css}\" x1=\"{x1:0.##}%\" y1=\"{Rem(y1)}\" x2=\"{x2:0.##}%\" y2=\"{Rem(y2)}\"/>");

    /// <param name="anchor">"start", "middle" or "end".</param>
    /// <param name="aside">Steps to the right of the point.</param>
    public void Text(double x, double y, string text, string anchor = "start", string css = "word", double aside = 0) => _shapes.Append(
        CultureInfo.InvariantCulture,
        $"<text class=\"{css}\" x=\"{x:0.##}%\" y=\"{Rem(y)}\"{(aside == 0 ? "" : $" dx=\"{Rem(aside)}\"")}"
        + $" text-anchor=\"{anchor}\">{HtmlEncoder.Default.Encode(text)}</text>");

    public IHtmlContent Draw(string css = "chart") => new HtmlString(string.Create(CultureInfo.InvariantCulture,
        $"<svg class=\"{css}\" width=\"100%\" height=\"{Rem(height)}\" role=\"img\" "
        + $"aria-label=\"{HtmlEncoder.Default.Encode(description)}\">{_shapes}</svg>"));

    private static string Rem(double steps) => (steps / StepsPerRem).ToString("0.###", CultureInfo.InvariantCulture) + "rem";
}
