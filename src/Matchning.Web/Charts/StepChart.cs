using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Matchning.Web.Charts;

/// <summary>A share that grows in steps over days.</summary>
public static class StepChart
{
    private const double Top = 22, Plot = 200;

    /// <param name="description">What the picture shows, for those who do not see it.</param>
    /// <param name="followedDays">Where the line ends.</param>
    /// <param name="points">Days and share 0–1, both growing.</param>
    public static IHtmlContent Shares(string description, int followedDays, IReadOnlyList<(int Days, double Share)> points)
    {
        var svg = new Svg(Top + Plot + 44, description);
        var lastDay = Math.Max(30, followedDays);
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            svg.Line(0, Y(share), 100, Y(share));
            // The lowest line says 0 below it already, and the curve begins where its label would stand.
            if (share > 0) svg.Text(0, Y(share) - 5, share.ToString("P0", CultureInfo.CurrentCulture));
        }

        foreach (var day in Ticks.Days(lastDay))
        {
            svg.Line(X(day), Top + Plot, X(day), Top + Plot + 5);
            svg.Text(X(day), Top + Plot + 20, day.ToString(CultureInfo.CurrentCulture), day == 0 ? "start" : X(day) > 97 ? "end" : "middle");
        }

        svg.Text(100, Top + Plot + 40, "dagar sedan aktualiseringen", "end");
        var (at, height) = (0, 0.0);
        foreach (var (days, share) in points)
        {
            // Before the first step the share is not nothing, only not told.
            if (height > 0) Level(at, days, height);
            svg.Line(X(days), Y(height), X(days), Y(share), "line");
            (at, height) = (days, share);
        }

        if (height > 0) Level(at, followedDays, height);
        return svg.Draw();

        void Level(int from, int to, double share)
        {
            if (to > from) svg.Line(X(from), Y(share), X(to), Y(share), "line");
        }

        double X(int days) => 100.0 * days / lastDay;
        static double Y(double share) => Top + (Plot * (1 - share));
    }
}
