using Microsoft.AspNetCore.Html;

namespace Matchning.Web.Charts;

/// <summary>Differences with their intervals on one scale with 0 in the middle. A row without figures says why in words.</summary>
public static class IntervalChart
{
    private const double Row = 78, Top = 30, Half = 47;

    /// <param name="less">Written at the left end of the scale; <paramref name="more"/> at the right.</param>
    public static IHtmlContent Differences(string description, string less, string more, IReadOnlyList<IntervalRow> rows)
    {
        var svg = new Svg(Top + (Row * rows.Count), description);
        var reach = rows.Where(r => r.Interval is not null)
            .Select(r => Math.Max(Math.Abs(r.Interval!.Value.Lower), Math.Abs(r.Interval.Value.Upper))).DefaultIfEmpty(0).Max();
        svg.Text(0, 15, less);
        svg.Text(100, 15, more, "end");
        for (var i = 0; i < rows.Count; i++)
        {
            var (words, y) = (Top + (Row * i) + 18, Top + (Row * i) + 56);
            svg.Text(0, words, rows[i].Label);
            svg.Text(0, words + 20, rows[i].Text, "start", rows[i].Interval is null ? "word" : "value");
            svg.Line(X(0), y - 10, X(0), y + 10);
            if (rows[i].Interval is not { } interval) continue;
            svg.Rectangle(X(interval.Lower), y - 2, Math.Max(0.3, X(interval.Upper) - X(interval.Lower)), 4, "bar");
            // Marked by shape, not by colour alone: an alarm is a large hollow square.
            svg.Square(X(interval.Middle), y, rows[i].IsMarked ? 16 : 10, rows[i].IsMarked ? "bar-2" : "bar");
        }

        return svg.Draw();

        double X(double value) => 50 + (reach == 0 ? 0 : value / reach * Half);
    }
}

/// <param name="Interval">Null when there is no figure.</param>
/// <param name="IsMarked">Drawn so that it stands out.</param>
public sealed record IntervalRow(string Label, string Text, (double Lower, double Middle, double Upper)? Interval, bool IsMarked);
