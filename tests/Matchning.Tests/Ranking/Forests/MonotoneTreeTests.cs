using FluentAssertions;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Xunit;
using static Matchning.Tests.Ranking.Forests.HandMade;

namespace Matchning.Tests.Ranking.Forests;

/// <summary>A model is checked for the schema's directions when it is loaded, whoever trained it.</summary>
public sealed class MonotoneTreeTests
{
    private const int Right = 8;
    private const int Left = 10;

    /// <summary>Five leaves in a chain, and as even as they can be.</summary>
    private static readonly (int Left, int Right)[][] Shapes = [[(1, -2), (2, -3), (3, -4), (-1, -5)], [(1, 2), (-1, -2), (-3, 3), (-4, -5)]];

    [Fact]
    public void A_split_that_lowers_the_score_for_more_is_refused_and_named()
    {
        Reading(Tree([(Feature.SsykDepth, 1.5, Right, -1, -2)], 1, 0.5)).Should().Throw<BrokenModelException>()
            .Which.Fault.Should().BeEquivalentTo(new FoundFault(ModelFault.MoreLowers, new ForestPlace(0), "ssyk_depth"));
        Reading(Tree([(Feature.LanguageGap, 1.5, Right, -1, -2)], 0.5, 1)).Should().Throw<BrokenModelException>()
            .Which.Fault.Should().BeEquivalentTo(new FoundFault(ModelFault.MoreRaises, new ForestPlace(0), "language_gap"));
    }

    [Fact]
    public void The_right_direction_equal_leaves_and_a_free_feature_pass()
    {
        Reading(Tree([(Feature.SsykDepth, 1.5, Right, -1, -2)], 0.5, 1)).Should().NotThrow();
        Reading(Tree([(Feature.SsykDepth, 1.5, Right, -1, -2)], 1, 1)).Should().NotThrow();
        Reading(Tree([(Feature.LanguageGap, 1.5, Right, -1, -2)], 1, 0.5)).Should().NotThrow();
        Reading(Tree([(Feature.AdAge, 1.5, Right, -1, -2)], 1, 0.5)).Should().NotThrow();
    }

    [Fact]
    public void Leaves_that_one_feature_moves_between_are_compared_across_other_splits()
    {
        // More depth moves a row that is old from leaf 1 to leaf 2, and one that is new from leaf 0 to leaf 2.
        (Feature, double, int, int, int)[] nodes = [(Feature.SsykDepth, 1.5, Right, 1, -3), (Feature.AdAge, 2.5, Right, -1, -2)];

        Reading(Tree(nodes, 0.25, 0.5, 0.5)).Should().NotThrow();
        Reading(Tree(nodes, 0.25, 0.75, 0.5)).Should().Throw<BrokenModelException>();
    }

    [Fact]
    public void Leaves_that_no_single_move_ties_together_are_not_compared()
    {
        // Split by age first: what is new scores above what is old, and no change of depth ties the two together.
        (Feature, double, int, int, int)[] nodes = [(Feature.AdAge, 2.5, Right, 1, 2), (Feature.SsykDepth, 1.5, Right, -1, -2), (Feature.SsykDepth, 1.5, Right, -3, -4)];

        Reading(Tree(nodes, 5, 6, 1, 2)).Should().NotThrow();
    }

    [Fact]
    public void Missing_is_not_ordered_with_the_codes()
    {
        Reading(Tree([(Feature.SsykDepth, 254.5, Right, -1, -2)], 1, 0.5)).Should().NotThrow();
        Reading(Tree([(Feature.SsykDepth, -0.5, Left, -1, -2)], 1, 0.5)).Should().NotThrow();
    }

    [Fact]
    public void A_leaf_that_no_row_reaches_is_not_compared()
    {
        // The inner split asks below what its parent has left: its left leaf takes nothing.
        (Feature, double, int, int, int)[] nodes = [(Feature.SsykDepth, 2.5, Left, -1, 1), (Feature.SsykDepth, 1.5, Left, -2, -3)];

        Reading(Tree(nodes, 0.25, 9, 0.5)).Should().NotThrow();
    }

    /// <summary>Random trees against every move of every row over three features of few codes.</summary>
    [Fact]
    public void The_check_agrees_with_trying_every_move()
    {
        Feature[] features = [Feature.SsykDepth, Feature.LanguageGap, Feature.AdAge];
        var (random, refused) = (new Random(4), 0);
        for (var i = 0; i < 400; i++)
        {
            var shape = Shapes[random.Next(Shapes.Length)];
            var nodes = shape.Select(n => (features[random.Next(3)], random.Next(-1, 4) + 0.5, random.Next(2) == 0 ? Left : Right, n.Left, n.Right)).ToArray();
            double[] leaves = [.. Enumerable.Range(0, 5).Select(_ => random.Next(4) / 4.0)];
            var isRefused = false;
            try
            {
                ForestText.Read("m", Text(Tree(nodes, leaves)));
            }
            catch (BrokenModelException fault) when (fault.Fault.Code is ModelFault.MoreLowers or ModelFault.MoreRaises)
            {
                isRefused = true;
            }

            isRefused.Should().Be(BreaksByTrying(nodes, leaves, features), "tree {0}", i);
            refused += isRefused ? 1 : 0;
        }

        refused.Should().BeInRange(50, 350);
    }

    private static bool BreaksByTrying((Feature, double, int, int, int)[] nodes, double[] leaves, Feature[] features)
    {
        byte[] codes = [0, 1, 2, 3, 4, 254, 255];
        foreach (var a in codes)
            foreach (var b in codes)
                foreach (var c in codes)
                    foreach (var at in new[] { 0, 1 })
                        foreach (var more in codes)
                        {
                            byte[] row = [a, b, c];
                            if (more == 255 || row[at] >= more) continue;
                            var before = Value(row);
                            row[at] = more;
                            if ((Value(row) - before) * (at == 0 ? 1 : -1) < 0) return true;
                        }
        return false;

        double Value(byte[] row)
        {
            var node = 0;
            while (node >= 0)
            {
                var (feature, threshold, decision, left, right) = nodes[node];
                var code = row[Array.IndexOf(features, feature)];
                node = (code == 255 ? decision == Left : code <= threshold) ? left : right;
            }
            return leaves[~node];
        }
    }

    private static Action Reading(string tree) => () => ForestText.Read("m", Text(tree));
}
