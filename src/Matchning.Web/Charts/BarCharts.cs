using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Matchning.Web.Charts;

/// <summary>Bars made on the server. Two kinds are told apart by fill and outline, never by colour alone; all numbers stand in a table.</summary>
public static class BarCharts
{
    /// <summary>Two bars per label, the first filled and the second outlined. Null is a number that is not shown.</summary>
    public static IHtmlContent Pairs(string description, string first, string second, IReadOnlyList<(string Label, int? First, int? Second)> rows)
    {
        const double top = 56, plot = 200;
        var svg = new Svg(top + plot + 30, description);
        var ticks = Ticks.UpTo(rows.Max(r => Math.Max(r.First ?? 0, r.Second ?? 0)));
        var step = 100.0 / rows.Count;
        var bar = Math.Min(5, step * 0.36);
        Legend(svg, first, second);
        foreach (var tick in ticks)
        {
            svg.Line(0, Y(tick), 100, Y(tick));
            if (tick > 0) svg.Text(0, Y(tick) - 5, tick.ToString(CultureInfo.CurrentCulture));
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var middle = (i + 0.5) * step;
            Bar(middle - bar - 0.2, rows[i].First, "bar");
            Bar(middle + 0.2, rows[i].Second, "bar-2");
            // On a narrow screen every other name has room.
            svg.Text(middle, top + plot + 22, rows[i].Label, "middle", (rows.Count - i) % 2 == 1 ? "word" : "word other");
        }

        return svg.Draw();

        double Y(double value) => top + (plot * (1 - (value / ticks[^1])));

        void Bar(double x, int? value, string css)
        {
            if (value is null) svg.Text(x + (bar / 2), top + plot - 5, "–", "middle");
            else if (value > 0) svg.Rectangle(x, Y(value.Value), bar, top + plot - Y(value.Value), css);
        }
    }

    /// <summary>One bar per step, each as long as its share of the first. Null is a group too small to show.</summary>
    /// <param name="steps">What stands beside the bar, and how long the bar is.</param>
    public static IHtmlContent Steps(string description, IReadOnlyList<(string Label, string Text, int? Value)> steps)
    {
        const double row = 56;
        var svg = new Svg(row * steps.Count, description);
        var whole = Math.Max(1, steps[0].Value ?? 1);
        for (var i = 0; i < steps.Count; i++)
        {
            var y = i * row;
            svg.Text(0, y + 16, steps[i].Label);
            svg.Text(100, y + 16, steps[i].Text, "end", "value");
            svg.Rectangle(0, y + 24, 100, 18, "track");
            if (steps[i].Value is { } value) svg.Rectangle(0, y + 24, 100.0 * value / whole, 18, "bar");
        }

        return svg.Draw();
    }

    /// <summary>A name on a line of its own, and under it what it costs (outlined) beside what it gives (filled), each on its scale.</summary>
    public static IHtmlContent CostsAndGains(string description, string cost, string gain, IReadOnlyList<(string Name, int Cost, int Gain)> rows)
    {
        const double top = 44, line = 20, bar = 46, gainStart = 36, roomForNumber = 13;
        var names = rows.Select(r => Lines(r.Name).ToList()).ToList();
        var svg = new Svg(top + names.Sum(n => (n.Count * line) + bar), description);
        var (mostCost, mostGain) = (Math.Max(1, rows.Max(r => r.Cost)), Math.Max(1, rows.Max(r => r.Gain)));
        svg.Text(0, 16, cost);
        svg.Text(gainStart, 16, gain);
        svg.Line(0, 28, 100, 28);
        var y = top;
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var words in names[i]) svg.Text(0, (y += line) - 8, words, css: "name");
            Bar(0, gainStart - roomForNumber - 3, (double)rows[i].Cost / mostCost, rows[i].Cost, "bar-2");
            Bar(gainStart, 100 - gainStart - roomForNumber, (double)rows[i].Gain / mostGain, rows[i].Gain, "bar");
            y += bar;
        }

        return svg.Draw();

        void Bar(double x, double longest, double share, int value, string css)
        {
            svg.Rectangle(x, y, Math.Max(0.6, longest * share), 16, css);
            svg.Text(x + Math.Max(0.6, longest * share), y + 13, value.ToString("#,0", CultureInfo.CurrentCulture), css: "value", aside: 7);
        }
    }

    // A picture does not break lines by itself; so much of a name has room on the narrowest screen.
    private static IEnumerable<string> Lines(string name)
    {
        const int longest = 30;
        var line = "";
        foreach (var word in name.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > longest)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }

    private static void Legend(Svg svg, string first, string second)
    {
        svg.Square(2, 14, 14, "bar");
        svg.Text(2, 19, first, aside: 14);
        svg.Square(40, 14, 13, "bar-2");
        svg.Text(40, 19, second, aside: 14);
    }
}
