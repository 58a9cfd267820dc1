using System.Text;
using Matchning.Ranking.Features;

namespace Matchning.Tests.Ranking.Forests;

/// <summary>Texts of a few lines, for trees that no training would make.</summary>
internal static class HandMade
{
    public const string Header = "tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nobjective=lambdarank\n";

    /// <param name="trees">The lines of each tree.</param>
    public static byte[] Text(params string[] trees) => Encoding.UTF8.GetBytes(
        $"{Header}max_feature_idx={FeatureSchema.Count - 1}\n\n{string.Concat(trees.Select((tree, i) => $"Tree={i}\n{tree}\n\n"))}end of trees\n\nparameters:\nend of parameters\n");

    /// <summary>A tree of inner nodes given as feature, threshold, decision type and children, as LightGBM numbers them.</summary>
    public static string Tree((Feature Feature, double Threshold, int Decision, int Left, int Right)[] nodes, params double[] leaves) => FormattableString.Invariant($"""
        num_leaves={leaves.Length}
        num_cat=0
        split_feature={string.Join(' ', nodes.Select(n => (int)n.Feature))}
        threshold={string.Join(' ', nodes.Select(n => FormattableString.Invariant($"{n.Threshold}")))}
        decision_type={string.Join(' ', nodes.Select(n => n.Decision))}
        left_child={string.Join(' ', nodes.Select(n => FormattableString.Invariant($"{n.Left}")))}
        right_child={string.Join(' ', nodes.Select(n => FormattableString.Invariant($"{n.Right}")))}
        leaf_value={string.Join(' ', leaves.Select(l => FormattableString.Invariant($"{l}")))}
        leaf_count={string.Join(' ', leaves.Select(_ => 10))}
        internal_count={string.Join(' ', nodes.Select(_ => 10))}
        is_linear=0
        """).ReplaceLineEndings("\n");
}
