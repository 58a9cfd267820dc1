using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Forests.Sliced;

namespace Matchning.Tests.Ranking.Forests;

/// <summary>Forests that no training would make: any threshold on any code, lopsided trees, leaves of all sizes.</summary>
internal static class InventedForest
{
    public static Forest Make(int seed, int trees, int depth)
    {
        var random = new Random(seed);
        var growing = new Growing();
        for (var i = 0; i < trees; i++) growing.Tree(depth, random);
        return growing.Forest();
    }

    /// <summary>For each feature and threshold one tree of one split, for both ways that a missing value can go.</summary>
    public static Forest Stumps(IReadOnlyList<float> thresholds)
    {
        var growing = new Growing();
        for (var feature = 0; feature < FeatureSchema.Count; feature++)
            foreach (var threshold in thresholds)
                foreach (var isDefaultLeft in new[] { true, false })
                    growing.Stump((byte)feature, threshold, isDefaultLeft);
        return growing.Forest();
    }

    private sealed class Growing
    {
        private readonly List<(byte Feature, float Threshold, int Left, int Right, bool IsDefaultLeft)> _nodes = [];
        private readonly List<int> _roots = [];

        public void Tree(int depth, Random random)
        {
            _roots.Add(Node(depth, random, isOnLongestPath: true));
        }

        public void Stump(byte feature, float threshold, bool isDefaultLeft)
        {
            _nodes.Add((0, _roots.Count + 0.25f, -1, -1, false));
            _nodes.Add((0, -_roots.Count / 3f, -1, -1, false));
            _roots.Add(_nodes.Count);
            _nodes.Add((feature, threshold, _nodes.Count - 2, _nodes.Count - 1, isDefaultLeft));
        }

        public Forest Forest() => new(
            "invented",
            new ForestNodes(
                [.. _nodes.Select(n => n.Feature)], [.. _nodes.Select(n => n.Threshold)], [.. _nodes.Select(n => n.Left)],
                [.. _nodes.Select(n => n.Right)], [.. _nodes.Select(n => n.IsDefaultLeft)], new float[_nodes.Count]),
            [.. _roots], ScoringPaths.Best);

        private int Node(int depth, Random random, bool isOnLongestPath)
        {
            var node = _nodes.Count;
            if (depth == 0 || (!isOnLongestPath && random.Next(6) == 0))
            {
                _nodes.Add((0, (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-6, 6)), -1, -1, false));
                return node;
            }
            var threshold = random.Next(8) == 0 ? random.Next(-2, 258) : random.Next(256) + random.NextSingle();
            _nodes.Add(default);
            var left = Node(depth - 1, random, isOnLongestPath);
            var right = Node(depth - 1, random, isOnLongestPath: false);
            _nodes[node] = ((byte)random.Next(FeatureSchema.Count), threshold, left, right, random.Next(2) == 0);
            return node;
        }
    }
}
