using FluentAssertions;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Rule;
using Matchning.Training.Boosting;
using Xunit;

namespace Matchning.Tests.Ranking.Forests;

public sealed class ForestTests
{
    [Theory]
    [InlineData(1, 1, 0.0), InlineData(1, 8, 0.1), InlineData(3, 2, 0.5), InlineData(20, 3, 0.1), InlineData(50, 4, 0.0)]
    [InlineData(60, 5, 0.9), InlineData(80, 6, 0.1), InlineData(40, 7, 0.3), InlineData(40, 8, 0.1), InlineData(400, 6, 0.1)]
    public void Our_scores_equal_the_training_library_s_to_the_bit(int trees, int depth, double missing)
    {
        var text = RandomRows.Train(new() { Trees = trees, Depth = depth, Seed = trees + depth }, missing: missing);
        var forest = ForestText.Read("m", text);
        var rows = RandomRows.Rows(2000, seed: 77, missing);

        var ours = new float[2000];
        forest.ScoreRows(rows, ours);

        forest.TreeCount.Should().Be(trees);
        ours.Select(s => (double)s).Should().Equal(LightGbm.Predict(text, rows));
    }

    [Fact]
    public void Codes_outside_what_training_saw_score_as_the_library_scores_them()
    {
        var text = RandomRows.Train(new() { Trees = 30, Depth = 6, Seed = 5 });
        var rows = new byte[1000 * FeatureSchema.Count];
        new Random(3).NextBytes(rows);

        var ours = new float[1000];
        ForestText.Read("m", text).ScoreRows(rows, ours);

        ours.Select(s => (double)s).Should().Equal(LightGbm.Predict(text, rows));
    }

    [Fact]
    public void Contributions_and_bias_sum_to_the_score()
    {
        var forest = RandomRows.Forest(new() { Trees = 100, Depth = 5, Seed = 8 });
        var rows = RandomRows.Rows(200, seed: 9);

        var ours = new float[FeatureSchema.Count];
        for (var i = 0; i < 200; i++)
        {
            var row = rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count);
            var bias = forest.Contributions(row, ours);

            (ours.Sum() + bias).Should().BeApproximately(forest.Score(row), 2e-4f);
        }
    }

    [Fact]
    public void Contributions_step_through_means_weighted_by_training_rows()
    {
        var forest = ForestText.Read("m", HandMade.Text("num_leaves=2\nnum_cat=0\nsplit_feature=0\nthreshold=0.5\ndecision_type=8\nleft_child=-1\nright_child=-2\nleaf_value=-1 2\nleaf_count=30 10\ninternal_count=40\nis_linear=0"));
        var (row, contributions) = (new byte[FeatureSchema.Count], new float[FeatureSchema.Count]);

        var bias = forest.Contributions(row, contributions);

        bias.Should().Be(-0.25f);
        contributions[0].Should().Be(-0.75f);
        contributions.Skip(1).Should().OnlyContain(c => c == 0);
    }

    [Fact]
    public void The_rule_s_contributions_are_its_score()
    {
        var rule = new RuleScorer();
        var row = RandomRows.Rows(1, seed: 4);
        var contributions = new float[FeatureSchema.Count];

        var bias = rule.Contributions(row, contributions);

        (contributions.Sum() + bias).Should().BeApproximately(rule.Score(row), 1e-5f);
    }

    [Fact]
    public void Scoring_allocates_nothing_per_row()
    {
        IPairScorer[] scorers = [RandomRows.Forest(new() { Trees = 20, Depth = 4 }), new RuleScorer()];
        var rows = RandomRows.Rows(500, seed: 6);
        var scores = new float[500];
        var contributions = new float[FeatureSchema.Count];

        foreach (var scorer in scorers)
        {
            scorer.ScoreRows(rows, scores);
            scorer.Contributions(rows, contributions);
            var before = GC.GetAllocatedBytesForCurrentThread();
            scorer.ScoreRows(rows, scores);
            scorer.Contributions(rows, contributions);
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0, scorer.Name);
        }
    }

    [Fact]
    public void Gate_and_features_allocate_nothing_per_pair()
    {
        var person = new PreparedParticipant(Given.Person(p => p with { Avoid = ["nattarbete"], WishOccupations = [Given.Wish("Advokat")] }), Given.Taxonomy);
        var opening = new PreparedOpening(
            Given.Opening(change: o => o with { Requirements = [Given.Must(RequirementKind.Language, "sv", "B2"), Given.Must(RequirementKind.DrivingLicence, "B")] }),
            Given.Taxonomy, Given.Today);
        var row = new byte[FeatureSchema.Count];
        void Once()
        {
            _ = Gate.Check(person, opening);
            MatchFeatures.Fill(person, opening, row);
        }

        Once();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Once();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void Training_twice_gives_the_same_forest()
    {
        var first = RandomRows.Train(new() { Trees = 20, Depth = 5 });
        var second = RandomRows.Train(new() { Trees = 20, Depth = 5 });

        second.Should().Equal(first);
    }
}
