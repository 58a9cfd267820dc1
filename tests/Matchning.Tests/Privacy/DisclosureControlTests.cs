using FluentAssertions;
using Matchning.Floor.Privacy;
using Xunit;

namespace Matchning.Tests.Privacy;

/// <summary>No group of one to nine is told, and none can be worked out from what is.</summary>
public sealed class DisclosureControlTests
{
    [Theory]
    [InlineData(84, 294, FigureKind.Told, 84)]
    [InlineData(4, 294, FigureKind.FewerThan, 10)]
    [InlineData(0, 294, FigureKind.FewerThan, 10)]
    [InlineData(10, 294, FigureKind.Told, 10)]
    [InlineData(285, 294, FigureKind.MoreThan, 284)]
    [InlineData(284, 294, FigureKind.Told, 284)]
    [InlineData(294, 294, FigureKind.Told, 294)]
    [InlineData(6, 12, FigureKind.FewerThan, 10)]
    public void A_part_does_not_tell_how_few_the_rest_are(int people, int whole, FigureKind kind, int number) =>
        DisclosureControl.Part(people, whole).Should().Be(new Figure(kind, number));

    [Theory]
    [InlineData(9, FigureKind.FewerThan, 10)]
    [InlineData(10, FigureKind.Told, 10)]
    public void A_number_by_itself_is_told_from_ten(int people, FigureKind kind, int number) => DisclosureControl.Count(people).Should().Be(new Figure(kind, number));

    [Theory]
    [InlineData(264, 30, FigureKind.Told, 264, FigureKind.Told, 30)]
    [InlineData(264, 3, FigureKind.MoreThan, 260, FigureKind.FewerThan, 10)]
    [InlineData(260, 3, FigureKind.MoreThan, 250, FigureKind.FewerThan, 10)]
    [InlineData(264, 0, FigureKind.Told, 264, FigureKind.FewerThan, 10)]
    [InlineData(4, 264, FigureKind.FewerThan, 10, FigureKind.MoreThan, 260)]
    public void Beside_a_few_the_others_are_told_in_tens(int one, int other, FigureKind kind, int number, FigureKind otherKind, int otherNumber) =>
        DisclosureControl.Split(one, other).Should().Be((new Figure(kind, number), new Figure(otherKind, otherNumber)));

    [Fact]
    public void A_row_that_few_lie_outside_is_told_with_nothing_of_it()
    {
        var figures = DisclosureControl.Nested([[100, 60], [97, 58], [50, 30]]);

        figures[0].Should().Equal(Figure.Told(100), Figure.Told(60));
        figures[1].Should().Equal(Figure.Hidden, Figure.Hidden);
        figures[2].Should().Equal(Figure.Told(50), Figure.Told(30));
    }

    [Fact]
    public void Few_between_two_stages_or_between_two_differences_hide_the_later()
    {
        DisclosureControl.Nested([[100, 60, 55]])[0].Should().Equal(Figure.Told(100), Figure.Told(60), Figure.Hidden);
        // Of the fifty before the half year, three have not been met: 100 − 70 − 50 + 23.
        DisclosureControl.Nested([[100, 70], [50, 23]])[1].Should().Equal(Figure.Told(50), Figure.Hidden);
    }

    [Fact]
    public void No_sum_or_difference_of_what_is_told_is_a_small_group()
    {
        var dice = new Random(20261130);
        for (var round = 0; round < 400; round++)
        {
            // People by period and by how far they came; a group is any set of these cells, and what is told are sums of cells.
            const int rows = 2, columns = 4;
            var most = dice.Next(5, 60);
            var cells = Enumerable.Range(0, rows * columns).Select(_ => dice.Next(3) == 0 ? dice.Next(4) : dice.Next(most)).ToArray();
            int[][] counts = [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Select(c => Within(r, c).Sum(i => cells[i])).ToArray())];
            var told = DisclosureControl.Nested(counts).SelectMany((row, r) => row.Select((figure, c) => (figure, r, c)))
                .Where(f => f.figure.Kind == FigureKind.Told).Select(f => (f.figure.Number, Cells: Within(f.r, f.c).ToHashSet())).ToList();

            told.TrueForAll(t => t.Number == t.Cells.Sum(i => cells[i])).Should().BeTrue();
            foreach (var signs in Signs(told.Count))
            {
                var times = Enumerable.Range(0, cells.Length).Select(i => told.Select((t, k) => t.Cells.Contains(i) ? signs[k] : 0).Sum()).ToArray();
                if (times.All(t => t is 0 or 1)) times.Select((t, i) => t * cells[i]).Sum().Should().NotBeInRange(1, 9, $"{string.Join(' ', cells)} with {string.Join(' ', signs)}");
            }

            // Later rows lie in earlier ones, and later columns too.
            static IEnumerable<int> Within(int row, int column) => Enumerable.Range(0, rows * columns).Where(i => i / columns >= row && i % columns >= column);
        }
    }

    private static IEnumerable<int[]> Signs(int length) =>
        Enumerable.Range(0, (int)Math.Pow(3, length)).Select(n => Enumerable.Range(0, length).Select(k => (n / (int)Math.Pow(3, k) % 3) - 1).ToArray());
}
