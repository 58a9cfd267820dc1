namespace Matchning.Ranking.Forests.Sliced;

/// <summary>
/// Trees filled out to one depth, so that all have their nodes and leaves in the same places: level by level, and a leaf's number is
/// its path read as bits, 1 for right, the root's bit highest. Below a leaf that sits higher up, every leaf is a copy of it, and
/// what the nodes there ask does not matter.
/// </summary>
internal sealed class PaddedTrees
{
    /// <summary>Deeper trees double the work for each level and soon lose to the plain path.</summary>
    public const int DeepestDepth = 8;

    /// <summary>Shallower trees are filled out to this; the leaf tables are no faster for fewer leaves.</summary>
    private const int ShallowestDepth = 5;

    private readonly ForestNodes _source;
    private readonly Dictionary<SplitCondition, int> _numbers = [];

    private PaddedTrees(ForestNodes source, int[] roots, int depth)
    {
        (_source, Depth, Count) = (source, depth, roots.Length);
        Conditions = [.. roots.SelectMany(Splits).DefaultIfEmpty(default).Distinct().Order()];
        for (var i = 0; i < Conditions.Length; i++) _numbers[Conditions[i]] = i;
        (Nodes, Leaves) = (new int[Count * NodesPerTree], new float[Count * LeavesPerTree]);
        for (var tree = 0; tree < Count; tree++) Place(tree, roots[tree], level: 0, path: 0);
    }

    public int Count { get; }
    public int Depth { get; }
    public int NodesPerTree => LeavesPerTree - 1;
    public int LeavesPerTree => 1 << Depth;

    /// <summary>All different questions, at least one.</summary>
    public SplitCondition[] Conditions { get; }

    /// <summary>For each tree, for each node: the number of its question.</summary>
    public int[] Nodes { get; }

    /// <summary>For each tree its leaf values.</summary>
    public float[] Leaves { get; }

    /// <summary>Null when some tree is deeper than <see cref="DeepestDepth"/>.</summary>
    public static PaddedTrees? Of(ForestNodes nodes, int[] roots)
    {
        var depth = roots.Max(root => DepthOf(nodes, root));
        return depth > DeepestDepth ? null : new(nodes, roots, Math.Max(depth, ShallowestDepth));
    }

    private static int DepthOf(ForestNodes nodes, int node)
    {
        node = PastSettled(nodes, node);
        return nodes.Left[node] < 0 ? 0 : 1 + Math.Max(DepthOf(nodes, nodes.Left[node]), DepthOf(nodes, nodes.Right[node]));
    }

    /// <summary>Nodes that send every row the same way are not kept.</summary>
    private static int PastSettled(ForestNodes nodes, int node)
    {
        while (nodes.Left[node] >= 0)
        {
            var asked = SplitCondition.Of(nodes, node);
            if (!asked.IsNever && !asked.IsAlways) break;
            node = asked.IsNever ? nodes.Left[node] : nodes.Right[node];
        }
        return node;
    }

    private IEnumerable<SplitCondition> Splits(int node)
    {
        node = PastSettled(_source, node);
        if (_source.Left[node] < 0) return [];
        return [SplitCondition.Of(_source, node), .. Splits(_source.Left[node]), .. Splits(_source.Right[node])];
    }

    private void Place(int tree, int node, int level, int path)
    {
        node = PastSettled(_source, node);
        if (level == Depth)
        {
            Leaves[tree * LeavesPerTree + path] = _source.Threshold[node];
            return;
        }
        var isLeaf = _source.Left[node] < 0;
        Nodes[tree * NodesPerTree + (1 << level) - 1 + path] = isLeaf ? 0 : _numbers[SplitCondition.Of(_source, node)];
        Place(tree, isLeaf ? node : _source.Left[node], level + 1, path * 2);
        Place(tree, isLeaf ? node : _source.Right[node], level + 1, path * 2 + 1);
    }
}
