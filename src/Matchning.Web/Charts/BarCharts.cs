using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Matchning.Web.Charts;

/// <summary>Bars made on the server. Every bar has its number beside it, so nothing hangs on colour or length alone.</summary>
public static class BarCharts
{
    private const int Width = 740;

    /// <summary>Two bars per label, the first filled and the second outlined.</summary>
    public static IHtmlContent Pairs(string description, string first, string second, IReadOnlyList<(string Label, int First, int Second)> rows)
    {
        const int top = 46, plot = 200;
        var svg = new Svg(Width, top + plot + 34, description);
        var most = Math.Max(1, rows.Max(r => Math.Max(r.First, r.Second)));
        var step = (double)Width / rows.Count;
        var bar = Math.Min(26, step * 0.36);
        svg.Rectangle(0, 6, 16, 16, "bar");
        svg.Text(24, 19, first);
        svg.Rectangle(131, 7, 14, 14, "bar-2");
        svg.Text(154, 19, second);
        for (var i = 0; i < rows.Count; i++)
        {
            var middle = (i + 0.5) * step;
            Bar(middle - bar - 1, rows[i].First, "bar");
            Bar(middle + 2, rows[i].Second, "bar-2");
            svg.Text(middle, top + plot + 22, rows[i].Label, "middle");
        }

        svg.Line(0, top + plot, Width, top + plot);
        return svg.Draw();

        void Bar(double x, int value, string css)
        {
            var height = (double)(plot - 20) * value / most;
            if (value > 0) svg.Rectangle(x, top + plot - height, bar, height, css);
            if (value > 0) svg.Text(x + (bar / 2), top + plot - height - 5, value.ToString(CultureInfo.CurrentCulture), "middle", "value");
        }
    }

    /// <summary>One bar per step, each as long as its share of the first. Null is a group too small to show.</summary>
    public static IHtmlContent Steps(string description, IReadOnlyList<(string Label, int? Value)> steps)
    {
        const int row = 52, longest = 340;
        var svg = new Svg(longest, row * steps.Count, description);
        var whole = Math.Max(1, steps[0].Value ?? 1);
        for (var i = 0; i < steps.Count; i++)
        {
            var y = i * row;
            svg.Text(0, y + 15, steps[i].Label);
            svg.Text(longest, y + 15, steps[i].Value?.ToString(CultureInfo.CurrentCulture) ?? "färre än 10", "end", "value");
            svg.Rectangle(0, y + 22, longest, 18, "track");
            if (steps[i].Value is { } value) svg.Rectangle(0, y + 22, (double)longest * value / whole, 18, "bar");
        }

        return svg.Draw("chart chart-narrow");
    }
}
