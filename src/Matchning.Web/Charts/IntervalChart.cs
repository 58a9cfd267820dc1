using Microsoft.AspNetCore.Html;

namespace Matchning.Web.Charts;

/// <summary>Differences with their intervals on one scale with 0 in the middle. A row without figures says why in words.</summary>
public static class IntervalChart
{
    private const int Width = 400, Row = 50, Top = 30;

    /// <param name="less">Written at the left end of the scale; <paramref name="more"/> at the right.</param>
    public static IHtmlContent Differences(string description, string less, string more, IReadOnlyList<IntervalRow> rows)
    {
        var svg = new Svg(Width, Top + (Row * rows.Count), description);
        var reach = rows.Where(r => r.Interval is not null).Select(r => Math.Max(Math.Abs(r.Interval!.Value.Lower), Math.Abs(r.Interval.Value.Upper))).DefaultIfEmpty(0).Max();
        svg.Text(0, 15, less);
        svg.Text(Width, 15, more, "end");
        for (var i = 0; i < rows.Count; i++)
        {
            var (words, y) = (Top + (Row * i) + 14, Top + (Row * i) + 30);
            svg.Text(0, words, rows[i].Label);
            svg.Text(Width, words, rows[i].Text, "end", rows[i].Interval is null ? "word" : "value");
            svg.Line(X(0), y - 9, X(0), y + 9);
            if (rows[i].Interval is not { } interval) continue;
            svg.Rectangle(X(interval.Lower), y - 2, Math.Max(1, X(interval.Upper) - X(interval.Lower)), 4, "bar");
            // Marked by shape, not by colour alone: an alarm is a large hollow square.
            var size = rows[i].IsMarked ? 16 : 10;
            svg.Rectangle(X(interval.Middle) - (size / 2.0), y - (size / 2.0), size, size, rows[i].IsMarked ? "bar-2" : "bar");
        }

        return svg.Draw("chart chart-small");

        double X(double value) => Width / 2.0 * (1 + (reach == 0 ? 0 : value / reach * 0.97));
    }
}

/// <param name="Interval">Null when there is no figure.</param>
/// <param name="IsMarked">Drawn so that it stands out.</param>
public sealed record IntervalRow(string Label, string Text, (double Lower, double Middle, double Upper)? Interval, bool IsMarked);
