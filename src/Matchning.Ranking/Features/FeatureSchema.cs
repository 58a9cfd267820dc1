using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;

namespace Matchning.Ranking.Features;

/// <summary>Which way a feature may move a score when it grows. Kept by the rule and by the trees, and by a property test.</summary>
public enum Direction : sbyte { NeverRaises = -1, Free = 0, NeverLowers = 1 }

/// <summary>One feature of a pair. Its value as a byte code is the number of edges that are at or below the value.</summary>
/// <param name="Edges">Ascending; at most 254, since 255 means missing.</param>
/// <param name="Meaning">What it is, in what unit, and what missing means.</param>
public sealed record FeatureDefinition(Feature Feature, string Name, Direction Direction, IReadOnlyList<float> Edges, string Meaning);

/// <summary>
/// The positive list of what may be an input to ranking, in the order of a feature row. A row is one byte for each feature:
/// a code 0–254, or <see cref="Missing"/>. Models are trained on the codes themselves, so nothing is turned into bins twice.
/// Absent competence has code 0 and not missing: then telling more about a person never lowers a score.
/// </summary>
public static class FeatureSchema
{
    /// <summary>The code of a value that the opening does not state, or that cannot be worked out. NaN to the trainer.</summary>
    public const byte Missing = 255;

    private static readonly float[][] Edges = [.. FeatureList.All.Select(f => f.Edges.ToArray())];

    /// <summary>The edges filled out to whole registers with NaN, which nothing is at or above.</summary>
    private static readonly float[][] FilledEdges =
        [.. Edges.Select(e => (float[])[.. e, .. Enumerable.Repeat(float.NaN, -e.Length & (Vector256<float>.Count - 1))])];

    /// <summary>All features; the index is the place in a row and the number of the <see cref="Feature"/>.</summary>
    public static IReadOnlyList<FeatureDefinition> All => FeatureList.All;

    /// <summary>Bytes in a row.</summary>
    public static int Count { get; } = FeatureList.All.Count;

    /// <summary>Twelve hex digits that change with any name, order, direction or edge. Models and kept rows carry it.</summary>
    public static string Id { get; } = Hash();

    /// <summary>The highest code the feature can have, missing apart.</summary>
    public static byte HighestCode(Feature feature) => (byte)Edges[(int)feature].Length;

    /// <summary>The value from which on all values have the highest code, rounded up.</summary>
    internal static int HighestEdge(Feature feature) => (int)MathF.Ceiling(Edges[(int)feature][^1]);

    /// <summary>The value's code. NaN is <see cref="Missing"/>; −∞ is 0 and +∞ the highest.</summary>
    public static byte Code(Feature feature, float value)
    {
        if (float.IsNaN(value)) return Missing;
        var edges = FilledEdges[(int)feature];
        var code = 0;
        for (var i = 0; i < edges.Length; i += Vector256<float>.Count)
            code += BitOperations.PopCount(Vector256.GreaterThanOrEqual(Vector256.Create(value), Vector256.Create(edges, i)).ExtractMostSignificantBits());
        return (byte)code;
    }

    private static string Hash()
    {
        var text = new StringBuilder();
        foreach (var f in FeatureList.All)
            text.Append(CultureInfo.InvariantCulture, $"{f.Name}|{(int)f.Direction}|{string.Join(',', f.Edges.Select(e => e.ToString("R", CultureInfo.InvariantCulture)))}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
