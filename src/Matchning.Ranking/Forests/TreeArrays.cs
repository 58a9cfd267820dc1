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
        Require(text.Int("num_cat") == 0, $"träd {number} delar på kategorier");
        Require(text.Int("is_linear") == 0, $"träd {number} har formler i löven");
        var leaves = text.Int("num_leaves");
        Require(leaves is > 0 and <= ForestLimits.Leaves, $"träd {number} har {leaves} löv; mellan 1 och {ForestLimits.Leaves} går bra");
        var inner = leaves - 1;
        int[] Ints(string name) => inner == 0 ? [] : text.Ints(name);
        var (left, right, feature, decisions) = (Ints("left_child"), Ints("right_child"), Ints("split_feature"), Ints("decision_type"));
        var (thresholds, covers, values) = (inner == 0 ? [] : text.Doubles("threshold"), Ints("internal_count"), text.Doubles("leaf_value"));
        var leafCovers = inner == 0 ? [0] : text.Ints("leaf_count");
        var lengths = new[] { left.Length, right.Length, feature.Length, decisions.Length, thresholds.Length, covers.Length };
        Require(lengths.All(l => l == inner) && values.Length == leaves && leafCovers.Length == leaves, $"träd {number} har listor av olika längd");
        for (var i = 0; i < inner; i++)
        {
            CheckSplit($"träd {number} nod {i}", feature[i], decisions[i], thresholds[i]);
            foreach (var child in (ReadOnlySpan<int>)[left[i], right[i]])
                Require(child < inner && ~child < leaves, $"träd {number} nod {i} pekar på nod {child}, som inte finns");
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
            Require(Cover[node] >= 0, $"träd {Number} nod {node} har ett antal under noll");
            if (IsLeaf(node)) continue;
            foreach (var child in (ReadOnlySpan<int>)[Left[node], Right[node]])
            {
                Require(!isReached[child], $"träd {Number} nod {child} nås två gånger");
                isReached[child] = true;
                depth[child] = depth[node] + 1;
                Require(depth[child] <= ForestLimits.Depth, $"träd {Number} är djupare än {ForestLimits.Depth}");
                order.Add(child);
            }
        }
        Require(order.Count == Count, $"träd {Number} har {Count - order.Count} noder som aldrig nås");
        return order;
    }

    private static void CheckSplit(string node, int feature, int decision, double threshold)
    {
        Require(feature >= 0 && feature < FeatureSchema.Count, $"{node} delar på egenskap {feature}, som inte finns");
        Require((decision & Categorical) == 0, $"{node} delar på kategorier");
        Require((decision & ZeroIsMissing) == 0, $"{node} läser noll som okänt");
        Require(decision is MissingLeft or MissingRight, $"{node} säger inte åt vilket håll ett okänt värde går");
        var isMidway = threshold is >= -0.5 and <= 254.5 && threshold + 0.5 == Math.Floor(threshold + 0.5);
        Require(isMidway, $"{node} har en gräns som inte ligger mitt emellan två koder");
    }
}
