using Microsoft.AspNetCore.Html;

namespace Matchning.Web.Charts;

/// <summary>Differences with their intervals on one scale with 0 in the middle. A row without figures says why in words.</summary>
public static class IntervalChart
{
    private const int Width = 740, Left = 190, Plot = 330, Row = 38, Top = 30;

    /// <param name="less">Written at the left end of the scale; <paramref name="more"/> at the right.</param>
    public static IHtmlContent Differences(string description, string less, string more, IReadOnlyList<IntervalRow> rows)
    {
        var svg = new Svg(Width, Top + (Row * rows.Count) + 6, description);
        var reach = rows.Where(r => r.Interval is not null).Select(r => Math.Max(Math.Abs(r.Interval!.Value.Lower), Math.Abs(r.Interval.Value.Upper))).DefaultIfEmpty(1).Max();
        if (reach == 0) reach = 1;
        svg.Text(Left, 16, less);
        svg.Text(Left + Plot, 16, more, "end");
        svg.Line(X(0), Top - 6, X(0), Top + (Row * rows.Count));
        for (var i = 0; i < rows.Count; i++)
        {
            var y = Top + (Row * i) + (Row / 2);
            svg.Text(0, y + 5, rows[i].Label);
            svg.Text(Left + Plot + 18, y + 5, rows[i].Text, "start", rows[i].Interval is null ? "word" : "value");
            if (rows[i].Interval is not { } interval) continue;
            svg.Rectangle(X(interval.Lower), y - 2, Math.Max(1, X(interval.Upper) - X(interval.Lower)), 4, "bar");
            // Marked by shape, not by colour alone: an alarm is a large hollow square.
            var size = rows[i].IsMarked ? 16 : 10;
            svg.Rectangle(X(interval.Middle) - (size / 2.0), y - (size / 2.0), size, size, rows[i].IsMarked ? "bar-2" : "bar");
        }

        return svg.Draw();

        double X(double value) => Left + (Plot / 2.0 * (1 + (value / reach)));
    }
}

/// <param name="Interval">Null when there is no figure.</param>
/// <param name="IsMarked">Drawn so that it stands out.</param>
public sealed record IntervalRow(string Label, string Text, (double Lower, double Middle, double Upper)? Interval, bool IsMarked);
