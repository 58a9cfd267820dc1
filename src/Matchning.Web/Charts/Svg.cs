using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Matchning.Web.Charts;

/// <summary>Writes a picture of shapes and words. Colours come from the style sheet; numbers are written without culture.</summary>
internal sealed class Svg(int width, int height, string description)
{
    private readonly StringBuilder _shapes = new();

    public void Rectangle(double x, double y, double w, double h, string css) =>
        _shapes.Append(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{w:0.#}\" height=\"{Math.Max(0, h):0.#}\" rx=\"2\"/>");

    public void Line(double x1, double y1, double x2, double y2) =>
        _shapes.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>");

    /// <param name="anchor">"start", "middle" or "end".</param>
    public void Text(double x, double y, string text, string anchor = "start", string css = "word") =>
        _shapes.Append(CultureInfo.InvariantCulture, $"<text class=\"{css}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{HtmlEncoder.Default.Encode(text)}</text>");

    public void Path(string points, string css) => _shapes.Append(CultureInfo.InvariantCulture, $"<path class=\"{css}\" d=\"{points}\"/>");

    public IHtmlContent Draw(string css = "chart") => new HtmlString(string.Create(CultureInfo.InvariantCulture,
        $"<svg class=\"{css}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(description)}\">{_shapes}</svg>"));
}
