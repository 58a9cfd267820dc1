using Matchning.Ranking.Features;
using Matchning.Ranking.Forests.Sliced;

namespace Matchning.Ranking.Forests;

/// <summary>
/// A learned forest of regression trees over feature rows, in flat arrays. Immutable and thread-safe. One row is scored plainly,
/// and that is the definition of right: it goes left when the code is below the threshold, follows the node's default when it is missing, and adds
/// leaves as floats in tree order. What <see cref="ForestText"/> has read scores as LightGBM and ML.NET score the same text, to the bit. Many rows go
/// through <see cref="SlicedForest"/> where the processor has the registers for it, with the same bits out.
/// </summary>
public sealed class Forest : IPairScorer
{
    private readonly ForestNodes _nodes;
    private readonly int[] _roots;
    private readonly float _bias;
    private readonly SlicedForest? _sliced;

    internal Forest(string name, ForestNodes nodes, int[] roots, ScoringPath path)
    {
        (Name, _nodes, _roots) = (name, nodes, roots);
        _sliced = SlicedForest.Of(nodes, roots, path);
        _bias = (float)roots.Aggregate(0.0, (sum, root) => sum + nodes.Mean[root]);
    }

    /// <summary>The model folder's name.</summary>
    public string Name { get; }

    public string SchemaId => FeatureSchema.Id;

    public int TreeCount => _roots.Length;

    public int NodeCount => _nodes.Left.Length;

    /// <summary>The same forest scoring another way.</summary>
    internal Forest On(ScoringPath path) => new(Name, _nodes, _roots, path);

    /// <summary>The score of one row of <see cref="FeatureSchema.Count"/> codes, 255 for missing. Allocates nothing.</summary>
    public float Score(ReadOnlySpan<byte> row)
    {
        var score = 0f;
        foreach (var root in _roots)
        {
            var node = root;
            while (_nodes.Left[node] >= 0) node = _nodes.Next(node, row);
            score += _nodes.Threshold[node];
        }
        return score;
    }

    /// <summary>
    /// The scores of whole rows lying one after the other, one for each score; any codes 0–254, 255 for missing. The same bits as
    /// <see cref="Score"/> of each. Thread-safe; allocates nothing once its thread has rented working memory before.
    /// </summary>
    /// <exception cref="ArgumentException">There are fewer rows than scores.</exception>
    public void ScoreRows(ReadOnlySpan<byte> rows, Span<float> scores)
    {
        if (rows.Length / FeatureSchema.Count < scores.Length)
            throw new ArgumentException($"{rows.Length} bytes is fewer than {scores.Length} rows of {FeatureSchema.Count}.", nameof(rows));
        var done = 0;
        if (_sliced is not null)
        {
            var last = scores.Length % _sliced.BlockRows;
            done = last < SlicedForest.FewestRows ? scores.Length - last : scores.Length;
            _sliced.ScoreRows(rows, scores[..done]);
        }
        for (var i = done; i < scores.Length; i++) scores[i] = Score(rows.Slice(i * FeatureSchema.Count, FeatureSchema.Count));
    }

    /// <summary>
    /// Path contributions (Saabas 2014): each step down a tree gives its feature the
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
