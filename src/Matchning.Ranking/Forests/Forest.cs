using Matchning.Ranking.Features;

namespace Matchning.Ranking.Forests;

/// <summary>
/// A learned forest of regression trees over feature rows, in flat arrays. Immutable and thread-safe. This is the plain scorer and
/// the definition of right: its scores equal XGBoost's to the bit, since both go left when the code is below the threshold, follow
/// the node's default when it is missing, and add leaves as floats in tree order from the base score. A faster scorer takes
/// the same arrays, implements <see cref="IPairScorer"/> beside this one, and must agree to the bit.
/// </summary>
public sealed class Forest : IPairScorer
{
    private readonly ForestNodes _nodes;
    private readonly int[] _roots;
    private readonly float _baseScore;
    private readonly float _bias;

    internal Forest(string name, ForestNodes nodes, int[] roots, float baseScore)
    {
        (Name, _nodes, _roots, _baseScore) = (name, nodes, roots, baseScore);
        _bias = (float)roots.Aggregate((double)baseScore, (sum, root) => sum + nodes.Mean[root]);
    }

    /// <summary>The model folder's name.</summary>
    public string Name { get; }

    public string SchemaId => FeatureSchema.Id;

    public int TreeCount => _roots.Length;

    public int NodeCount => _nodes.Left.Length;

    /// <summary>XGBoost's margin for one row of <see cref="FeatureSchema.Count"/> codes, 255 for missing. Allocates nothing.</summary>
    public float Score(ReadOnlySpan<byte> row)
    {
        var score = _baseScore;
        foreach (var root in _roots)
        {
            var node = root;
            while (_nodes.Left[node] >= 0) node = _nodes.Next(node, row);
            score += _nodes.Threshold[node];
        }
        return score;
    }

    /// <inheritdoc />
    public void ScoreRows(ReadOnlySpan<byte> rows, Span<float> scores)
    {
        for (var i = 0; i < scores.Length; i++) scores[i] = Score(rows.Slice(i * FeatureSchema.Count, FeatureSchema.Count));
    }

    /// <summary>
    /// Path contributions (Saabas 2014, what XGBoost calls approximate contributions): each step down a tree gives its feature the
    /// difference between the child's and the node's mean leaf value, weighted by training rows. They telescope, so with
    /// the bias they sum to the score; only float rounding differs.
    /// </summary>
    public float Contributions(ReadOnlySpan<byte> row, Span<float> contributions)
    {
        contributions.Clear();
        foreach (var root in _roots)
        {
            var node = root;
            while (_nodes.Left[node] >= 0)
            {
                var next = _nodes.Next(node, row);
                contributions[_nodes.Feature[node]] += _nodes.Mean[next] - _nodes.Mean[node];
                node = next;
            }
        }
        return _bias;
    }
}

/// <summary>Nodes of all trees, one after the other. A leaf has −1 in Left and Right and its value in Threshold and Mean.</summary>
internal sealed record ForestNodes(byte[] Feature, float[] Threshold, int[] Left, int[] Right, bool[] IsDefaultLeft, float[] Mean)
{
    public int Next(int node, ReadOnlySpan<byte> row)
    {
        var code = row[Feature[node]];
        var isLeft = code == FeatureSchema.Missing ? IsDefaultLeft[node] : code < Threshold[node];
        return isLeft ? Left[node] : Right[node];
    }
}
