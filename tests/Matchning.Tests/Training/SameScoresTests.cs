using FluentAssertions;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Forests.Sliced;
using Matchning.Tests.Ranking;
using Matchning.Training;
using Matchning.Training.Boosting;
using Matchning.Training.MlNet;
using Microsoft.ML;
using Xunit;

namespace Matchning.Tests.Training;

/// <summary>
/// One text, many readers: the engine plainly and in blocks, ML.NET before and after model.zip, and LightGBM. All must give the same bits for all rows, also
/// those that training never saw. What training itself checks (all its own training and proof rows) is in <see cref="TrainModelTests"/>.
/// </summary>
public sealed class SameScoresTests
{
    private const int RowCount = 100_000;

    [Theory]
    [InlineData(12, 5, 0.1), InlineData(4, 8, 0), InlineData(6, 6, 0.9)]
    public void All_readers_give_the_same_bits_on_random_rows(int trees, int depth, double missing)
    {
        var text = RandomRows.Train(new TrainingSettings { Trees = trees, Depth = depth, Seed = trees }, rows: 2000, missing);
        var rows = Rows(seed: depth);
        var plain = new float[RowCount];
        var forest = ForestText.Read("m", text);
        for (var i = 0; i < RowCount; i++) plain[i] = forest.Score(rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count));

        var theirs = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var path in ScoringPaths.Available) forest.On(path).ScoreRows(rows, theirs[path.ToString()] = new float[RowCount]);
        var (ml, like) = (new MLContext(), RankingView.Of(new MLContext(), rows[..FeatureSchema.Count]));
        var mlNet = new MlNetModel(ml, MonotoneRankingTrainer.Read(ml, text, like));
        theirs["ML.NET"] = mlNet.Score(rows);
        theirs["ML.NET from model.zip"] = MlNetModel.FromZip(ml, mlNet.ToZip(like)).Score(rows);
        var lightGbm = LightGbm.Predict(text, rows);

        lightGbm.Zip(plain).Count(s => BitConverter.DoubleToInt64Bits(s.First) != BitConverter.DoubleToInt64Bits(s.Second)).Should().Be(0, "LightGBM");
        foreach (var (who, scores) in theirs)
            scores.Zip(plain).Count(s => BitConverter.SingleToInt32Bits(s.First) != BitConverter.SingleToInt32Bits(s.Second)).Should().Be(0, who);
        plain.Distinct().Count().Should().BeGreaterThan(50, "else the rows tell nothing");
    }

    [Fact]
    public void Before_the_text_is_in_order_leaves_thresholds_and_missing_values_are_otherwise()
    {
        var before = """
            tree
            tree_sizes=100 200
            Tree=0
            threshold=1.0000000180025095e-35 3.5 inf
            decision_type=2 8 10
            leaf_value=0.1 -0.2 0.30000000000000004 1
            [label_gain: 0,1,3,7]
            """.ReplaceLineEndings("\n");

        var lines = OrderedText.Of(before).Split('\n');

        lines.Should().HaveCount(5).And.ContainInOrder("threshold=0.5 3.5 254.5", "decision_type=10 8 10");
        var leaves = lines[4]["leaf_value=".Length..].Split(' ').Select(l => double.Parse(l, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        leaves[0].Should().BeApproximately(0.1, 1e-7).And.NotBe(0.1);
        leaves.Should().OnlyContain(l => l == (float)l);
    }

    [Fact]
    public void A_model_that_one_reader_scores_otherwise_is_not_written()
    {
        var ml = new MLContext();
        var (text, other) = (RandomRows.Train(new() { Trees = 3, Depth = 3 }), RandomRows.Train(new() { Trees = 3, Depth = 3, Seed = 2 }));
        var rows = RandomRows.Rows(200, seed: 1);
        var like = RankingView.Of(ml, rows);
        MlNetModel Of(byte[] t) => new(ml, MonotoneRankingTrainer.Read(ml, t, like));
        var whole = new SameScores(text, Of(text).ToZip(like), ForestText.Read("m", text), Of(text));

        whole.Require(ml, rows).Should().Be(200);
        FluentActions.Invoking(() => (whole with { Zip = Of(other).ToZip(like) }).Require(ml, rows)).Should().Throw<InvalidOperationException>().WithMessage("*model.zip*");
        FluentActions.Invoking(() => (whole with { Text = other }).Require(ml, rows)).Should().Throw<InvalidOperationException>().WithMessage("*LightGBM*");
    }

    /// <summary>Equal scores are put in list order by us and otherwise by ML.NET, so that lists with them differ.</summary>
    [Fact]
    public void The_evaluator_of_ML_NET_agrees_with_ours_where_no_scores_are_equal()
    {
        var text = RandomRows.Train(new() { Trees = 30, Depth = 5 });
        var (forest, ml, random) = (ForestText.Read("m", text), new MLContext(), new Random(1));
        var lists = Enumerable.Range(0, 20).Select(list => RandomRows.Rows(40, seed: 100 + list).Chunk(FeatureSchema.Count).DistinctBy(row => forest.Score(row)).ToArray()).ToArray();
        var grades = lists.Select(list => list.Select((_, i) => i == 0 ? 3f : random.Next(4)).ToArray()).ToArray();
        var rows = new GradedRows([.. lists.SelectMany(l => l).SelectMany(r => r)], [.. grades.SelectMany(g => g)], [.. lists.Select(l => l.Length)]);

        var theirs = new MlNetModel(ml, MonotoneRankingTrainer.Read(ml, text, RankingView.Of(ml, rows))).Ndcg10(rows);

        var ours = lists.Zip(grades, (list, grade) => RankingMeasures.Ndcg([.. list.Select(row => forest.Score(row))], grade, 10)).Average();
        theirs.Should().BeApproximately(ours, 1e-6);
    }

    [Fact]
    public void A_view_of_rows_gives_back_the_rows()
    {
        var ml = new MLContext();
        var rows = new GradedRows(RandomRows.Rows(7, seed: 3), [0, 1, 2, 3, 0, 1, 2], [3, 4]);

        var read = RankingView.Read(ml, RankingView.Of(ml, rows));

        read.Rows.Should().Equal(rows.Rows);
        read.Grades.Should().Equal(rows.Grades);
        read.ListLengths.Should().Equal(3, 4);
    }

    [Fact]
    public void Lists_with_nothing_to_learn_are_refused_in_plain_words()
    {
        var rows = new GradedRows(RandomRows.Rows(100, seed: 1), new float[100], [50, 50]);

        FluentActions.Invoking(() => LightGbm.Train(rows, new())).Should().Throw<InvalidOperationException>().WithMessage("*inget träd växte*");
    }

    [Fact]
    public void A_stopped_training_stops_between_trees()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        FluentActions.Invoking(() => RandomRows.Train(new() { Trees = 1_000_000 }, cancellationToken: stop.Token)).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        FluentActions.Invoking(() => new GradedRows(new byte[FeatureSchema.Count + 1], [0], [1])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new GradedRows(new byte[FeatureSchema.Count], [0], [2])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new GradedRows(new byte[2 * FeatureSchema.Count], [0, 0], [-1, 3])).Should().Throw<ArgumentException>("LightGBM would read before the list");
    }

    [Fact]
    public void Too_few_values_and_a_forest_that_is_let_go_are_refused_before_LightGBM_reads_them()
    {
        var loaded = new LoadedLightGbm(RandomRows.Train(new() { Trees = 3, Depth = 3 }));

        FluentActions.Invoking(() => loaded.Predict(new float[FeatureSchema.Count], new double[2], threads: 1)).Should().Throw<ArgumentException>();
        loaded.Dispose();
        FluentActions.Invoking(() => loaded.Predict(new float[FeatureSchema.Count], new double[1], threads: 1)).Should().Throw<ObjectDisposedException>();
    }

    [Theory]
    [InlineData(3.7f, 1u, "not a code"), InlineData(-1f, 1u, "not a code"), InlineData(255f, 1u, "not a code"), InlineData(1f, 0u, "together"), InlineData(1f, 1u, "together")]
    public void A_view_that_does_not_hold_rows_of_ours_is_refused(float value, uint group, string says)
    {
        var (ml, codes) = (new MLContext(), new float[FeatureSchema.Count]);
        codes[3] = value;
        RankingView.Row[] rows = [new() { Features = codes, GroupId = group }, new() { Features = codes, GroupId = 2 }, new() { Features = codes, GroupId = group }];
        var like = RankingView.Of(ml, new GradedRows(RandomRows.Rows(3, seed: 1), new float[3], [1, 1, 1])).Schema;

        FluentActions.Invoking(() => RankingView.Read(ml, ml.Data.LoadFromEnumerable(rows, like))).Should().Throw<ArgumentException>().WithMessage($"*{says}*");
    }

    /// <summary>A third with codes that the features have, a third over all codes, a third near the thresholds that trees have, and missing values in all.</summary>
    private static byte[] Rows(int seed)
    {
        var random = new Random(seed);
        var rows = new byte[RowCount * FeatureSchema.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var highest = FeatureSchema.HighestCode((Feature)(i % FeatureSchema.Count));
            rows[i] = random.Next(10) == 0 ? FeatureSchema.Missing : (byte)(i / FeatureSchema.Count % 3 switch
            {
                0 => random.Next(highest + 1),
                1 => random.Next(FeatureSchema.Missing),
                _ => Math.Min(254, random.Next(highest, highest + 3)),
            });
        }
        return rows;
    }
}
