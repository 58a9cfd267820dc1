using System.Globalization;

namespace Matchning.Training.Boosting;

/// <summary>
/// LightGBM's text rewritten so that everything that reads it gives the same scores to the bit, and none of them changes the order that was learned.
/// Left as it is, ML.NET sends missing values another way than LightGBM, and floats and doubles round leaves differently.
/// </summary>
/// <remarks>
/// <para>Leaves go onto a grid of 2^−k that makes every sum exact in a float. Rounding keeps order, so the directions hold.</para>
/// <para>Thresholds go midway between two codes, also the infinite ones that tell a stated value from a missing one: ML.NET cannot turn infinity round.</para>
/// <para>A node whose feature was never missing in training gets its direction written out: LightGBM reads missing as 0 there, and ML.NET forgets it.</para>
/// <para>The byte counts are no longer true and go; so does the list of gains, which ML.NET's reader cannot read.</para>
/// </remarks>
public static class OrderedText
{
    private const int FloatBits = 23;
    private const int FinestGrid = 60;
    private const string Leaves = "leaf_value=";
    private const string Thresholds = "threshold=";
    private const string Decisions = "decision_type=";
    private static readonly string[] Dropped = ["tree_sizes=", "[label_gain: "];

    /// <summary>The same forest as LightGBM scores it, but for the rounding of leaves.</summary>
    public static string Of(string text)
    {
        var lines = text.Split('\n');
        var grid = Grid(lines);
        double[] thresholds = [];
        var ordered = new List<string>(lines.Length);
        foreach (var line in lines)
        {
            if (line.StartsWith(Thresholds, StringComparison.Ordinal)) thresholds = Numbers(line[Thresholds.Length..]);
            if (!Array.Exists(Dropped, d => line.StartsWith(d, StringComparison.Ordinal))) ordered.Add(Ordered(line, grid, thresholds));
        }
        return string.Join('\n', ordered);
    }

    private static string Ordered(string line, double grid, double[] thresholds)
    {
        if (line.StartsWith(Leaves, StringComparison.Ordinal))
            return Leaves + Joined(Numbers(line[Leaves.Length..]).Select(leaf => Math.Round(leaf / grid) * grid));
        if (line.StartsWith(Thresholds, StringComparison.Ordinal))
            return Thresholds + Joined(thresholds.Select(Midway));
        return line.StartsWith(Decisions, StringComparison.Ordinal)
            ? Decisions + Joined(Numbers(line[Decisions.Length..]).Select((decision, i) => (double)WrittenOut((int)decision, thresholds[i])))
            : line;
    }

    /// <summary>The step: the finest that leaves room for the sum of the largest leaf of each tree.</summary>
    private static double Grid(string[] lines)
    {
        var largest = lines.Where(l => l.StartsWith(Leaves, StringComparison.Ordinal)).Sum(l => Numbers(l[Leaves.Length..]).Max(Math.Abs));
        var bits = largest == 0 ? 0 : Math.Min(FinestGrid, FloatBits - (int)Math.Ceiling(Math.Log2(largest)));
        return Math.ScaleB(1, -bits);
    }

    /// <summary>Codes are whole, so the same codes are at or below it.</summary>
    private static double Midway(double threshold) => Math.Clamp(Math.Floor(threshold) + 0.5, -0.5, 254.5);

    /// <summary>10 sends missing left and 8 right.</summary>
    private static int WrittenOut(int decision, double threshold)
    {
        var (isCategorical, missing) = ((decision & 1) != 0, (decision >> 2) & 3);
        if (isCategorical || missing == 1) throw new InvalidOperationException("LightGBM delade på kategorier eller läste noll som okänt. Det ska träningen aldrig be om.");
        var isLeft = missing == 0 ? 0 <= threshold : (decision & 2) != 0;
        return isLeft ? 10 : 8;
    }

    private static double[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static string Joined(IEnumerable<double> values) => string.Join(' ', values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
}
