using Matchning.Ranking.Features;
using static Matchning.Ranking.Forests.ForestText;

namespace Matchning.Ranking.Forests;

/// <summary>
/// Proves that a tree keeps the schema's directions, for all rows and not for a sample. A leaf takes the rows of a box: for each feature an interval of
/// codes, with or without the missing value. A row can move from one leaf to another by one feature alone exactly when the boxes meet in every other
/// feature, and since boxes of two leaves never share a row, they are then apart in that feature. So each pair of leaves that are apart in one feature
/// only is held to that feature's direction; pairs apart in more have no move between them. Sound and complete for one tree, over all codes 0–254.
/// It is stricter than what is promised, since a forest could mend in one tree what another breaks. A missing value is not ordered with the codes: to
/// learn something that was unknown may move a score either way (absent competence has code 0 and is not missing).
/// </summary>
internal static class MonotoneTree
{
    private const int AboveCodes = FeatureSchema.Missing;

    /// <exception cref="BrokenModelException">Names the tree and the feature.</exception>
    public static void Check(TreeArrays tree)
    {
        var leaves = new List<Leaf>();
        Collect(tree, 0, Box.Whole(), leaves);
        for (var i = 0; i < leaves.Count; i++)
            for (var j = 0; j < i; j++)
                if (leaves[i].Box.OnlyFeatureApart(leaves[j].Box) is { } feature) CheckPair(tree.Number, feature, leaves[i], leaves[j]);
    }

    private static void CheckPair(int tree, int feature, Leaf a, Leaf b)
    {
        var schema = FeatureSchema.All[feature];
        if (schema.Direction == Direction.Free || a.Box.IsWithoutCodes(feature) || b.Box.IsWithoutCodes(feature)) return;
        var (lower, higher) = a.Box.From[feature] < b.Box.From[feature] ? (a, b) : (b, a);
        var breach = schema.Direction == Direction.NeverLowers ? ModelFault.MoreLowers : ModelFault.MoreRaises;
        Require((higher.Value - lower.Value) * (int)schema.Direction >= 0, breach, new ForestPlace(tree), schema.Name);
    }

    private static void Collect(TreeArrays tree, int node, Box box, List<Leaf> leaves)
    {
        if (tree.IsLeaf(node))
        {
            leaves.Add(new(box, tree.Threshold[node]));
            return;
        }
        var (feature, threshold) = (tree.Feature[node], (int)tree.Threshold[node]);
        Collect(tree, tree.Left[node], box.With(feature, 0, threshold, tree.IsDefaultLeft[node]), leaves);
        Collect(tree, tree.Right[node], box.With(feature, threshold, AboveCodes, !tree.IsDefaultLeft[node]), leaves);
    }

    private readonly record struct Leaf(Box Box, double Value);

    /// <param name="To">First code after the interval; at most From when there is none in it.</param>
    private sealed record Box(int[] From, int[] To, bool[] HasMissing)
    {
        public static Box Whole() => new(
            new int[FeatureSchema.Count], [.. Enumerable.Repeat(AboveCodes, FeatureSchema.Count)], [.. Enumerable.Repeat(true, FeatureSchema.Count)]);

        public Box With(int feature, int from, int to, bool takesMissing)
        {
            var part = new Box([.. From], [.. To], [.. HasMissing]);
            part.From[feature] = Math.Max(from, From[feature]);
            part.To[feature] = Math.Min(to, To[feature]);
            part.HasMissing[feature] = HasMissing[feature] && takesMissing;
            return part;
        }

        public bool IsWithoutCodes(int feature) => From[feature] >= To[feature];

        /// <summary>Null when more than one is.</summary>
        public int? OnlyFeatureApart(Box other)
        {
            int? only = null;
            for (var f = 0; f < From.Length; f++)
            {
                if (Math.Max(From[f], other.From[f]) < Math.Min(To[f], other.To[f]) || (HasMissing[f] && other.HasMissing[f])) continue;
                if (only is not null) return null;
                only = f;
            }
            return only;
        }
    }
}
