using FluentAssertions;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Forests.Sliced;
using Matchning.Training.Boosting;
using Xunit;

namespace Matchning.Tests.Ranking.Forests;

/// <summary>Every path this processor has against the training library and against the plain path, bit by bit.</summary>
public sealed class SlicedForestTests
{
    private static readonly int[] RowCounts = [0, 1, 7, 8, 63, 64, 65, 255, 256, 257, 511, 512, 513, 520, 1000];

    public static TheoryData<int, int, double> Shapes()
    {
        var shapes = new TheoryData<int, int, double>();
        foreach (var depth in Enumerable.Range(1, 8))
            foreach (var missing in new[] { 0, 0.1, 0.5, 0.95, 1 }) shapes.Add(1 + 7 * depth, depth, missing);
        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    [InlineData(1, 1, 0.1), InlineData(1, 6, 0.1), InlineData(400, 6, 0.2), InlineData(2500, 3, 0.1)]
    public void Every_path_equals_the_training_library(int trees, int depth, double missing)
    {
        // Rows that all are missing teach nothing, but are scored.
        var text = RandomRows.Train(new() { Trees = trees, Depth = depth, Seed = trees }, missing: Math.Min(missing, 0.95));
        var rows = RandomRows.Rows(1100, seed: 11 * depth, missing);

        var theirs = LightGbm.Predict(text, rows);

        foreach (var (path, ours) in OnEveryPath(ForestText.Read("m", text), rows, 1100)) ours.Select(s => (double)s).Should().Equal(theirs, path);
    }

    [Fact]
    public void Any_number_of_rows_gives_the_plain_scores_and_writes_nothing_beyond_them()
    {
        var forest = RandomRows.Forest(new() { Trees = 25, Depth = 6, Seed = 2 });
        var rows = RandomRows.Rows(1000, seed: 12);
        var plain = Bits(PlainScores(forest, rows, 1000));

        foreach (var path in ScoringPaths.Available)
            foreach (var count in RowCounts)
            {
                var scores = Enumerable.Repeat(float.NaN, count + 3).ToArray();
                forest.On(path).ScoreRows(rows.AsSpan(0, count * FeatureSchema.Count), scores.AsSpan(0, count));

                Bits(scores[..count]).Should().Equal(plain.Take(count), "{0} rows on {1}", count, path);
                scores[count..].Should().OnlyContain(s => float.IsNaN(s));
            }
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9)]
    public void Invented_trees_over_all_codes_give_the_plain_scores(int depth)
    {
        var forest = InventedForest.Make(seed: depth, trees: 40, depth);
        var rows = new byte[1500 * FeatureSchema.Count];
        new Random(depth).NextBytes(rows);
        var plain = Bits(PlainScores(forest, rows, 1500));

        foreach (var (path, ours) in OnEveryPath(forest, rows, 1500)) Bits(ours).Should().Equal(plain, path);
    }

    [Fact]
    public void A_code_on_the_threshold_goes_right_and_one_below_goes_left()
    {
        float[] thresholds = [-1, 0, 0.5f, 1, 1.5f, 2, 127, 128, 200, 253.5f, 254, 254.5f, 255, 256, 1e9f];
        var forest = InventedForest.Stumps(thresholds);
        var rows = new byte[256 * FeatureSchema.Count];
        for (var i = 0; i < rows.Length; i++) rows[i] = (byte)(i / FeatureSchema.Count);
        var plain = Bits(PlainScores(forest, rows, 256));

        foreach (var (path, ours) in OnEveryPath(forest, rows, 256)) Bits(ours).Should().Equal(plain, path);
    }

    [Fact]
    public void Trees_of_one_leaf_give_their_sum()
    {
        var forest = InventedForest.Make(seed: 1, trees: 5, depth: 0);
        var rows = RandomRows.Rows(100, seed: 13);

        foreach (var (path, ours) in OnEveryPath(forest, rows, 100)) ours.Should().AllBeEquivalentTo(forest.Score(rows), path);
    }

    [Fact]
    public void Scoring_allocates_nothing_on_any_path()
    {
        var forest = InventedForest.Make(seed: 3, trees: 50, depth: 6);
        var rows = RandomRows.Rows(1000, seed: 14);
        var scores = new float[1000];

        foreach (var path in ScoringPaths.Available)
        {
            var on = forest.On(path);
            on.ScoreRows(rows, scores);

            // The runtime itself may allocate on our thread now and then; what scoring allocates would be there every time.
            Enumerable.Range(0, 5).Min(_ => Allocated(() => on.ScoreRows(rows, scores))).Should().Be(0, "path {0} scores in rented memory", path);
        }
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Many_threads_share_one_forest()
    {
        var rows = RandomRows.Rows(600, seed: 15);
        foreach (var path in ScoringPaths.Available)
        {
            var forest = InventedForest.Make(seed: 4, trees: 60, depth: 6).On(path);
            var alone = Bits(Scores(forest, rows, 600));
            var equal = new bool[64];

            Parallel.For(0, equal.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => equal[i] = Bits(Scores(forest, rows, 600)).SequenceEqual(alone));

            equal.Should().OnlyContain(e => e, path.ToString());
        }
    }

    [Fact]
    public void Fewer_rows_than_scores_are_refused()
    {
        var forest = InventedForest.Make(seed: 5, trees: 1, depth: 2);

        var act = () => forest.ScoreRows(new byte[10 * FeatureSchema.Count - 1], new float[10]);

        act.Should().Throw<ArgumentException>();
    }

    private static IEnumerable<(string Path, float[] Scores)> OnEveryPath(Forest forest, byte[] rows, int count) =>
        ScoringPaths.Available.Select(path => (path.ToString(), Scores(forest.On(path), rows, count)));

    private static float[] Scores(Forest forest, byte[] rows, int count)
    {
        var scores = new float[count];
        forest.ScoreRows(rows, scores);
        return scores;
    }

    private static float[] PlainScores(Forest forest, byte[] rows, int count) =>
        [.. Enumerable.Range(0, count).Select(i => forest.Score(rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count)))];

    private static IEnumerable<int> Bits(IEnumerable<float> scores) => scores.Select(BitConverter.SingleToInt32Bits);
}
