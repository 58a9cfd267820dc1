using Matchning.Ranking.Features;
using static Matchning.Ranking.Forests.ForestText;

namespace Matchning.Ranking.Forests;

/// <summary>
/// One tree as it stands in the text, checked: inner nodes first, then leaves, children by their place. In a leaf, Threshold is the leaf's value;
/// in an inner node a code goes left when it is below the threshold, which is a whole number 0–255.
/// </summary>
internal sealed record TreeArrays(int Number, int[] Left, int[] Right, int[] Feature, double[] Threshold, bool[] IsDefaultLeft, int[] Cover)
{
    /// <summary>LightGBM's decision_type of a split on numbers whose missing values are told apart: which way they go is the bit of 2.</summary>
    private const int MissingRight = 8;
    private const int MissingLeft = 10;
    private const int Categorical = 1;
    private const int ZeroIsMissing = 4;

    public int Count => Left.Length;

    /// <summary>One more than the inner nodes, and after them.</summary>
    public ReadOnlySpan<double> Leaves => Threshold.AsSpan(Count / 2);

    public bool IsLeaf(int node) => Left[node] == -1;

    /// <summary>
    /// Thresholds must lie midway between two codes, −0.5 to 254.5, and each node must say itself where missing goes: what LightGBM also allows,
    /// infinity and "as zero" among it, other readers of the same text read otherwise.
    /// </summary>
    public static TreeArrays Read(TextBlock text, int number)
    {
        var tree = new ForestPlace(number);
        Require(text.Int("num_cat") == 0, ModelFault.Categories, tree);
        Require(text.Int("is_linear") == 0, ModelFault.Formulas, tree);
        var leaves = text.Int("num_leaves");
        Require(leaves is > 0 and <= ForestLimits.Leaves, ModelFault.LeafCount, tree, leaves, ForestLimits.Leaves);
        var inner = leaves - 1;
        int[] Ints(string name) => inner == 0 ? [] : text.Ints(name);
        var (left, right, feature, decisions) = (Ints("left_child"), Ints("right_child"), Ints("split_feature"), Ints("decision_type"));
        var (thresholds, covers, values) = (inner == 0 ? [] : text.Doubles("threshold"), Ints("internal_count"), text.Doubles("leaf_value"));
        var leafCovers = inner == 0 ? [0] : text.Ints("leaf_count");
        var lengths = new[] { left.Length, right.Length, feature.Length, decisions.Length, thresholds.Length, covers.Length };
        var areAlike = lengths.All(l => l == inner) && values.Length == leaves && leafCovers.Length == leaves;
        Require(areAlike, ModelFault.ListLengths, tree);
        for (var i = 0; i < inner; i++)
        {
            var node = tree with { Node = i };
            CheckSplit(node, feature[i], decisions[i], thresholds[i]);
            foreach (var child in (ReadOnlySpan<int>)[left[i], right[i]])
                Require(child < inner && ~child < leaves, ModelFault.NoSuchNode, node, child);
        }
        int Place(int child) => child >= 0 ? child : inner + ~child;
        var none = Enumerable.Repeat(-1, leaves);
        return new(
            number, [.. left.Select(Place), .. none], [.. right.Select(Place), .. none], [.. feature, .. new int[leaves]],
            [.. thresholds.Select(t => t + 0.5), .. values], [.. decisions.Select(d => d == MissingLeft), .. new bool[leaves]], [.. covers, .. leafCovers]);
    }

    /// <summary>Every node after its parent. Refuses a node reached twice or never, and a tree that is too deep.</summary>
    public List<int> NodesFromRoot()
    {
        var order = new List<int>(Count) { 0 };
        var depth = new int[Count];
        var isReached = new bool[Count];
        isReached[0] = true;
        for (var at = 0; at < order.Count; at++)
        {
            var node = order[at];
            Require(Cover[node] >= 0, ModelFault.CountBelowZero, new ForestPlace(Number, node));
            if (IsLeaf(node)) continue;
            foreach (var child in (ReadOnlySpan<int>)[Left[node], Right[node]])
            {
                Require(!isReached[child], ModelFault.ReachedTwice, new ForestPlace(Number, child));
                isReached[child] = true;
                depth[child] = depth[node] + 1;
                Require(depth[child] <= ForestLimits.Depth, ModelFault.TooDeep, new ForestPlace(Number), ForestLimits.Depth);
                order.Add(child);
            }
        }
        Require(order.Count == Count, ModelFault.NeverReached, new ForestPlace(Number), Count - order.Count);
        return order;
    }

    private static void CheckSplit(ForestPlace node, int feature, int decision, double threshold)
    {
        Require(feature >= 0 && feature < FeatureSchema.Count, ModelFault.NoSuchFeature, node, feature);
        Require((decision & Categorical) == 0, ModelFault.Categories, node);
        Require((decision & ZeroIsMissing) == 0, ModelFault.ZeroAsMissing, node);
        Require(decision is MissingLeft or MissingRight, ModelFault.MissingUnsaid, node);
        var isMidway = threshold is >= -0.5 and <= 254.5 && threshold + 0.5 == Math.Floor(threshold + 0.5);
        Require(isMidway, ModelFault.ThresholdOff, node);
    }
}
