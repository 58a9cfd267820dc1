using System.Text;
using Matchning.Ranking.Features;

namespace Matchning.Ranking.Forests;

/// <summary>
/// Reads <c>forest.txt</c>, LightGBM's text put in order, into a <see cref="Forest"/>, or refuses it. The engine's own reading: no library takes
/// part, and it does not matter who trained. Every answer of the text must be written out (<see cref="TreeArrays"/>), every sum of leaves
/// exact (<see cref="LeafGrid"/>) and every tree monotone (<see cref="MonotoneTree"/>): then anything that reads the text right gives the same scores to the bit.
/// </summary>
public static class ForestText
{
    /// <summary>The only objective that is trained and that a model may have.</summary>
    public const string Objective = "lambdarank";

    private const string Version = "v4";
    private const string TreeMark = "Tree=";
    private const string TreesEnd = "end of trees";
    private const string TextEnd = "end of parameters";

    /// <param name="name">The model's name, stored with proposals.</param>
    /// <param name="text">UTF-8, at most <see cref="ForestLimits.Bytes"/>.</param>
    /// <exception cref="BrokenModelException">Anything that is not as it must be; says what.</exception>
    public static Forest Read(string name, ReadOnlySpan<byte> text)
    {
        Require(text.Length > 0, ModelFault.FileEmpty, ModelFolder.ForestTxt);
        Require(text.Length <= ForestLimits.Bytes, ModelFault.FileTooLarge, ModelFolder.ForestTxt, ForestLimits.Bytes);
        Require(text[0] != '{', ModelFault.OldForest);
        var lines = Encoding.UTF8.GetString(text).Split('\n');
        Require(lines[0] == "tree", ModelFault.ForestBeginning);
        var treesEnd = Array.IndexOf(lines, TreesEnd);
        Require(treesEnd >= 0 && Array.LastIndexOf(lines, TextEnd) > treesEnd, ModelFault.ForestCut);
        var marks = Enumerable.Range(0, treesEnd).Where(i => lines[i].StartsWith(TreeMark, StringComparison.Ordinal)).Append(treesEnd).ToArray();
        CheckHeader(TextBlock.Read(lines.AsSpan(1..marks[0]), ForestPlace.Header));
        var trees = marks.Length - 1;
        Require(trees is > 0 and <= ForestLimits.Trees, ModelFault.TreeCount, trees, ForestLimits.Trees);
        var builder = new ForestBuilder();
        for (var i = 0; i < trees; i++)
        {
            Require(lines[marks[i]] == FormattableString.Invariant($"{TreeMark}{i}"), ModelFault.TreeMissing, i, lines[marks[i]]);
            builder.Add(TreeArrays.Read(TextBlock.Read(lines.AsSpan((marks[i] + 1)..marks[i + 1]), new(i)), i));
        }
        return builder.Build(name);
    }

    private static void CheckHeader(TextBlock header)
    {
        Require(header.Text("version") == Version, ModelFault.OtherVersion, header.Text("version"), Version);
        Require(header.Text("objective") == Objective, ModelFault.OtherObjective, header.Text("objective"), Objective);
        Require(header.Int("num_class") == 1 && header.Int("num_tree_per_iteration") == 1, ModelFault.SeveralValues);
        var features = header.Int("max_feature_idx") + 1;
        Require(features == FeatureSchema.Count, ModelFault.FeatureCount, features, FeatureSchema.Count);
    }

    internal static void Require(bool holds, ModelFault fault, params ReadOnlySpan<object> arguments)
    {
        if (!holds) throw new BrokenModelException(new(fault, arguments.ToArray()));
    }
}
