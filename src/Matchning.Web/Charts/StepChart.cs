using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Matchning.Web.Charts;

/// <summary>A share that grows in steps over days, with half and nine of ten marked in words.</summary>
public static class StepChart
{
    private const int Left = 52, Width = 740, Top = 14, Plot = 200;

    /// <param name="description">What the picture shows, for those who do not see it.</param>
    /// <param name="followedDays">Where the line ends.</param>
    /// <param name="points">Days and share 0–1, both growing.</param>
    public static IHtmlContent Shares(string description, int followedDays, IReadOnlyList<(int Days, double Share)> points)
    {
        var svg = new Svg(Width, Top + Plot + 44, description);
        var lastDay = Math.Max(30, followedDays);
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            svg.Line(Left, Y(share), Width, Y(share));
            svg.Text(Left - 8, Y(share) + 5, share.ToString("P0", CultureInfo.CurrentCulture), "end");
        }

        foreach (var day in Enumerable.Range(0, 5).Select(i => lastDay * i / 4))
        {
            svg.Text(X(day), Top + Plot + 20, day.ToString(CultureInfo.CurrentCulture), day == lastDay ? "end" : "middle");
        }

        svg.Text(Width, Top + Plot + 40, "dagar sedan aktualiseringen", "end");
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{X(0):0.#} {Y(0):0.#}"));
        foreach (var (days, share) in points) path.Append(CultureInfo.InvariantCulture, $"H{X(days):0.#}V{Y(share):0.#}");
        path.Append(CultureInfo.InvariantCulture, $"H{X(followedDays):0.#}");
        svg.Path(path.ToString(), "line");
        return svg.Draw();

        double X(int days) => Left + ((double)(Width - Left) * days / lastDay);
        static double Y(double share) => Top + (Plot * (1 - share));
    }
}
