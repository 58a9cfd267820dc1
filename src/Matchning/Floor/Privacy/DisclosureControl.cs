namespace Matchning.Floor.Privacy;

/// <summary>
/// What may be told of how many people there are in a group, so that no group under ten is told or can be worked out from what is: primary and secondary cell
/// suppression (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4). All published figures about people go through here and SafeMonths.
/// </summary>
public static class DisclosureControl
{
    /// <summary>Smaller groups are not shown: a figure would point at people.</summary>
    public const int SmallestGroup = 10;

    public static bool IsFew(int people) => people is > 0 and < SmallestGroup;

    /// <summary>A number by itself. Nobody at all is written as few: that everyone lacks something is told of each of them.</summary>
    public static Figure Count(int people) => people < SmallestGroup ? Figure.Few : Figure.Told(people);

    /// <summary>How many of a told whole. Where few are left outside, only that it is nearly all.</summary>
    public static Figure Part(int people, int whole) => people < SmallestGroup ? Figure.Few : IsFew(whole - people) ? Figure.MoreThan(whole - SmallestGroup) : Figure.Told(people);

    /// <summary>Two parts of something that may be told elsewhere: when one is few, the other is told in round tens.</summary>
    public static (Figure One, Figure Other) Split(int one, int other) =>
        IsFew(one) || IsFew(other) ? (Rounded(one), Rounded(other)) : (Count(one), Count(other));

    /// <summary>
    /// Groups that lie in one another in two directions, as periods and stages do. A number is told when it is not few, and neither is what lies between it and any other
    /// told one, nor what lies between two such differences.
    /// </summary>
    /// <param name="counts">People by row and column, ≥ 0. Each row's group lies in the row's above, each column's in the first column's.</param>
    /// <returns>A figure for each count. A row whose first is not told has none.</returns>
    public static Figure[][] Nested(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        var told = new List<(int Row, int Column)>();
        var figures = new Figure[counts.Count][];
        for (var row = 0; row < counts.Count; row++)
        {
            figures[row] = new Figure[counts[row].Count];
            for (var column = 0; column < counts[row].Count; column++)
            {
                var (count, whole) = (counts[row][column], counts[row][0]);
                var hasWhole = column == 0 || figures[row][0].Kind == FigureKind.Told;
                figures[row][column] = !hasWhole ? Figure.Hidden : Part(count, whole);
                if (figures[row][column].Kind != FigureKind.Told) continue;
                if (GivesAway(row, column)) figures[row][column] = Figure.Hidden;
                else told.Add((row, column));
            }
        }

        return figures;

        bool GivesAway(int row, int column) =>
            told.Exists(other => IsFew(Math.Abs(At(other) - counts[row][column])))
            || told.Exists(above => above.Column == column && told.Exists(beside => beside.Row == row && told.Contains((above.Row, beside.Column))
                && IsFew(Math.Abs(counts[row][column] - At(beside) - At(above) + At((above.Row, beside.Column))))));

        int At((int Row, int Column) cell) => counts[cell.Row][cell.Column];
    }

    private static Figure Rounded(int people) => people < SmallestGroup ? Figure.Few : Figure.MoreThan((people - 1) / SmallestGroup * SmallestGroup);
}
