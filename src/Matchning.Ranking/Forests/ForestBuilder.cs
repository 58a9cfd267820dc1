using Matchning.Ranking.Forests.Sliced;
using static Matchning.Ranking.Forests.ForestText;

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
    private readonly LeafGrid _grid = new();

    /// <exception cref="BrokenModelException">The tree is not one, or breaks a direction.</exception>
    public void Add(TreeArrays tree)
    {
        var first = _left.Count;
        Require(first + tree.Count <= ForestLimits.Nodes, ModelFault.TooManyNodes, ForestLimits.Nodes);
        var mean = new double[tree.Count];
        foreach (var node in Enumerable.Reverse(tree.NodesFromRoot())) mean[node] = Mean(tree, node, mean);
        MonotoneTree.Check(tree);
        _grid.Add(tree.Leaves);
        for (var i = 0; i < tree.Count; i++)
        {
            _feature.Add((byte)tree.Feature[i]);
            _threshold.Add((float)tree.Threshold[i]);
            _left.Add(tree.IsLeaf(i) ? -1 : first + tree.Left[i]);
            _right.Add(tree.IsLeaf(i) ? -1 : first + tree.Right[i]);
            _isDefaultLeft.Add(tree.IsDefaultLeft[i]);
            _mean.Add((float)mean[i]);
        }
        _roots.Add(first);
    }

    /// <exception cref="BrokenModelException">The leaves together are not on a grid.</exception>
    public Forest Build(string name)
    {
        _grid.Check();
        return new(
            name, new ForestNodes([.. _feature], [.. _threshold], [.. _left], [.. _right], [.. _isDefaultLeft], [.. _mean]), [.. _roots], ScoringPaths.Best);
    }

    /// <summary>Mean leaf value under the node, weighted by the children's training rows; an even mean where there are none.</summary>
    private static double Mean(TreeArrays tree, int node, double[] mean)
    {
        if (tree.IsLeaf(node)) return tree.Threshold[node];
        double left = tree.Cover[tree.Left[node]], right = tree.Cover[tree.Right[node]];
        return left + right > 0
            ? (left * mean[tree.Left[node]] + right * mean[tree.Right[node]]) / (left + right)
            : (mean[tree.Left[node]] + mean[tree.Right[node]]) / 2;
    }
}
