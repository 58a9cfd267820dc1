using FluentAssertions;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Rule;
using Matchning.Ranking.Training;
using Xunit;

namespace Matchning.Tests.Ranking.Forests;

public sealed class ForestTests
{
    [Theory]
    [InlineData(1, 1, 0.0), InlineData(1, 8, 0.1), InlineData(3, 2, 0.5), InlineData(20, 3, 0.1), InlineData(50, 4, 0.0)]
    [InlineData(60, 5, 0.9), InlineData(80, 6, 0.1), InlineData(40, 7, 0.3), InlineData(40, 8, 0.1), InlineData(400, 6, 0.1)]
    public void Our_scores_equal_the_training_library_s_to_the_bit(int trees, int depth, double missing)
    {
        using var trained = RandomRows.Train(new() { Trees = trees, Depth = depth, Seed = trees + depth, IsMonotone = trees % 20 == 0 }, missing: missing);
        var forest = ForestFile.Read("m", trained.ToJson());
        var rows = RandomRows.Rows(2000, seed: 77, missing);
        using var matrix = new TrainingRows(rows);

        var ours = new float[2000];
        forest.ScoreRows(rows, ours);

        forest.TreeCount.Should().Be(trees);
        ours.Select(BitConverter.SingleToInt32Bits).Should().Equal(trained.Predict(matrix).Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Codes_outside_what_training_saw_score_as_the_library_scores_them()
    {
        using var trained = RandomRows.Train(new() { Trees = 30, Depth = 6, Seed = 5 });
        var forest = ForestFile.Read("m", trained.ToJson());
        var rows = new byte[1000 * FeatureSchema.Count];
        new Random(3).NextBytes(rows);
        using var matrix = new TrainingRows(rows);

        var ours = new float[1000];
        forest.ScoreRows(rows, ours);

        ours.Should().Equal(trained.Predict(matrix));
    }

    [Fact]
    public void Contributions_and_bias_sum_to_the_score_and_agree_with_the_library_s()
    {
        using var trained = RandomRows.Train(new() { Trees = 100, Depth = 5, Seed = 8 });
        var forest = ForestFile.Read("m", trained.ToJson());
        var rows = RandomRows.Rows(200, seed: 9);
        using var matrix = new TrainingRows(rows);
        var theirs = trained.PredictContributions(matrix);

        var ours = new float[FeatureSchema.Count];
        for (var i = 0; i < 200; i++)
        {
            var row = rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count);
            var bias = forest.Contributions(row, ours);

            (ours.Sum() + bias).Should().BeApproximately(forest.Score(row), 2e-4f);
            for (var f = 0; f < FeatureSchema.Count; f++)
                ours[f].Should().BeApproximately(theirs[i * (FeatureSchema.Count + 1) + f], 2e-4f);
        }
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
        using var trained = RandomRows.Train(new() { Trees = 20, Depth = 4 });
        IPairScorer[] scorers = [ForestFile.Read("m", trained.ToJson()), new RuleScorer()];
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
        using var first = RandomRows.Train(new() { Trees = 20, Depth = 5 });
        using var second = RandomRows.Train(new() { Trees = 20, Depth = 5 });

        second.ToJson().Should().Equal(first.ToJson());
    }
}
