using System.Text.Json;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests.Sliced;
using static Matchning.Ranking.Forests.ForestFile;

namespace Matchning.Ranking.Forests;

/// <summary>Checks trees one by one and lays them after each other. Every node must be reached exactly once, so scoring always ends.</summary>
internal sealed class ForestBuilder
{
    private readonly List<byte> _feature = [];
    private readonly List<float> _threshold = [];
    private readonly List<int> _left = [];
    private readonly List<int> _right = [];
    private readonly List<bool> _isDefaultLeft = [];
    private readonly List<float> _mean = [];
    private readonly List<int> _roots = [];

    /// <exception cref="BrokenModelException">The tree is not one.</exception>
    public void Add(JsonElement json)
    {
        var tree = TreeArrays.Read(json, _roots.Count);
        var first = _left.Count;
        Require(first + tree.Count <= ForestLimits.Nodes, $"skogen har fler än {ForestLimits.Nodes} noder");
        var mean = new double[tree.Count];
        foreach (var node in Enumerable.Reverse(tree.NodesFromRoot())) mean[node] = Mean(tree, node, mean);
        for (var i = 0; i < tree.Count; i++)
        {
            _feature.Add((byte)tree.Feature[i]);
            _threshold.Add(tree.Threshold[i]);
            _left.Add(tree.IsLeaf(i) ? -1 : first + tree.Left[i]);
            _right.Add(tree.IsLeaf(i) ? -1 : first + tree.Right[i]);
            _isDefaultLeft.Add(tree.IsDefaultLeft[i]);
            _mean.Add((float)mean[i]);
        }
        _roots.Add(first);
    }

    public Forest Build(string name, float baseScore) => new(
        name, new ForestNodes([.. _feature], [.. _threshold], [.. _left], [.. _right], [.. _isDefaultLeft], [.. _mean]), [.. _roots], baseScore, ScoringPaths.Best);

    /// <summary>Mean leaf value under the node, weighted by the children's cover; an even mean where the cover is 0.</summary>
    private static double Mean(TreeArrays tree, int node, double[] mean)
    {
        if (tree.IsLeaf(node)) return tree.Threshold[node];
        double left = tree.Cover[tree.Left[node]], right = tree.Cover[tree.Right[node]];
        return left + right > 0
            ? (left * mean[tree.Left[node]] + right * mean[tree.Right[node]]) / (left + right)
            : (mean[tree.Left[node]] + mean[tree.Right[node]]) / 2;
    }
}

/// <summary>One tree as it stands in the dump, checked. In a leaf, Threshold is the leaf's value.</summary>
internal sealed record TreeArrays(int Number, int[] Left, int[] Right, int[] Feature, float[] Threshold, bool[] IsDefaultLeft, float[] Cover)
{
    public int Count => Left.Length;

    public bool IsLeaf(int node) => Left[node] == -1;

    public static TreeArrays Read(JsonElement json, int number)
    {
        if (json.TryGetProperty("categories_nodes", out var categories))
            Require(categories.GetArrayLength() == 0, $"träd {number} delar på kategorier");
        var tree = new TreeArrays(
            number, Ints(json, "left_children"), Ints(json, "right_children"), Ints(json, "split_indices"), Floats(json, "split_conditions"),
            [.. json.GetProperty("default_left").EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Number ? e.GetInt32() != 0 : e.GetBoolean())],
            Floats(json, "sum_hessian"));
        var lengths = new[] { tree.Right.Length, tree.Feature.Length, tree.Threshold.Length, tree.IsDefaultLeft.Length, tree.Cover.Length };
        Require(tree.Count > 0 && lengths.All(l => l == tree.Count), $"träd {number} har listor av olika längd");
        return tree;
    }

    /// <summary>Every node after its parent. Refuses a child out of range, a node reached twice or never, and values that are not numbers.</summary>
    public List<int> NodesFromRoot()
    {
        var order = new List<int>(Count) { 0 };
        var depth = new int[Count];
        var isReached = new bool[Count];
        isReached[0] = true;
        for (var at = 0; at < order.Count; at++)
        {
            var node = order[at];
            CheckValues(node);
            if (IsLeaf(node)) continue;
            foreach (var child in (ReadOnlySpan<int>)[Left[node], Right[node]])
            {
                Require(child > 0 && child < Count, $"träd {Number} nod {node} pekar på nod {child}, som inte finns");
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

    private void CheckValues(int node)
    {
        Require(float.IsFinite(Threshold[node]), $"träd {Number} nod {node} har ett värde som inte är ett tal");
        Require(float.IsFinite(Cover[node]) && Cover[node] >= 0, $"träd {Number} nod {node} har en vikt som inte är ett tal");
        Require((Left[node] == -1) == (Right[node] == -1), $"träd {Number} nod {node} har bara ett barn");
        Require(IsLeaf(node) || (Feature[node] >= 0 && Feature[node] < FeatureSchema.Count), $"träd {Number} nod {node} delar på egenskap {Feature[node]}, som inte finns");
        if (IsLeaf(node)) Feature[node] = 0;
    }

    private static int[] Ints(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];

    private static float[] Floats(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(e => e.GetSingle())];
}
