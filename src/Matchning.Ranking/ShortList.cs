using Matchning.Ranking.Features;

namespace Matchning.Ranking;

/// <summary>One person's best openings as plain arrays, best first, for many people at a time.</summary>
/// <param name="Numbers">The openings' places in the order of ids.</param>
/// <param name="Scores">For ordering only.</param>
/// <param name="Rows">The feature rows, <see cref="FeatureSchema.Count"/> bytes each, one after the other.</param>
public sealed record ShortList(int[] Numbers, float[] Scores, byte[] Rows) : IFeatureRows
{
    public static ShortList Empty { get; } = new([], [], []);

    /// <summary>Openings that the gate refuses, by the code of the first rule that does; empty when they were not counted.</summary>
    public IReadOnlyDictionary<string, int> Refused { get; init; } = new Dictionary<string, int>();

    public int Count => Numbers.Length;

    /// <summary>In the words' order of <see cref="Ranking.Band"/>.</summary>
    public Band Band(int i) => Bands.Of(Row(i));

    public ReadOnlySpan<byte> Row(int i) => Rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count);

    /// <summary>The same openings as they are shown, from a list by score.</summary>
    internal ShortList InBandOrder()
    {
        var order = BandOrder.Of(Count, Band);
        var rows = new byte[Rows.Length];
        for (var i = 0; i < order.Length; i++) Row(order[i]).CopyTo(rows.AsSpan(i * FeatureSchema.Count));
        return this with { Numbers = Array.ConvertAll(order, i => Numbers[i]), Scores = Array.ConvertAll(order, i => Scores[i]), Rows = rows };
    }
}

/// <summary>A list that carries the feature rows its scores were made from.</summary>
public interface IFeatureRows
{
    /// <summary>The row of the opening at the place, 0 first.</summary>
    ReadOnlySpan<byte> Row(int i);
}
