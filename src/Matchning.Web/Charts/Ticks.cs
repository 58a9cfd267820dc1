namespace Matchning.Web.Charts;

/// <summary>Round numbers along an axis: whole steps of 1, 2 or 5 and their tens.</summary>
public static class Ticks
{
    /// <summary>From 0 to the first round number that is not below the most; at most so many steps.</summary>
    public static IReadOnlyList<int> UpTo(int most, int steps = 4)
    {
        var step = StepFor(Math.Max(1, most), steps);
        return [.. Enumerable.Range(0, ((Math.Max(1, most) + step - 1) / step) + 1).Select(i => i * step)];
    }

    /// <summary>Days along an axis that ends where it ends: whole months of thirty days.</summary>
    public static IReadOnlyList<int> Days(int last)
    {
        var step = 30 * new[] { 1, 2, 3, 6, 12, 24, 60, 120, 1200 }.First(months => last / (30 * months) <= 5);
        return [.. Enumerable.Range(0, (last / step) + 1).Select(i => i * step)];
    }

    private static int StepFor(int most, int steps)
    {
        for (var ten = 1; ; ten *= 10)
        {
            foreach (var step in new[] { ten, 2 * ten, 5 * ten })
            {
                if (step * steps >= most) return step;
            }
        }
    }
}
