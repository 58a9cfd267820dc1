using Matchning.Ranking.Features;

namespace Matchning.Training.Boosting;

/// <summary>Feature rows to learn from or to be measured on: whole rows of byte codes, one list's rows together, each with its grade 0–3.</summary>
public sealed class GradedRows
{
    /// <param name="rows">Whole rows of <see cref="FeatureSchema.Count"/> bytes.</param>
    /// <param name="grades">One for each row.</param>
    /// <param name="listLengths">How many rows each list has, in order: at least one, and together the number of rows.</param>
    /// <exception cref="ArgumentException">There are no rows, or lengths do not agree.</exception>
    public GradedRows(byte[] rows, float[] grades, int[] listLengths)
    {
        if (rows.Length == 0 || rows.Length % FeatureSchema.Count != 0)
            throw new ArgumentException($"{rows.Length} bytes is not a number of whole rows of {FeatureSchema.Count}.", nameof(rows));
        Count = rows.Length / FeatureSchema.Count;
        if (grades.Length != Count || listLengths.Any(l => l < 1) || listLengths.Sum() != Count)
            throw new ArgumentException("Grades and list lengths must cover exactly the rows.", nameof(grades));
        (Rows, Grades, ListLengths) = (rows, grades, listLengths);
    }

    public int Count { get; }

    public byte[] Rows { get; }

    public float[] Grades { get; }

    public int[] ListLengths { get; }

    internal static GradedRows Of(IReadOnlyList<(PairList List, float[] Grades)> lists) => new(
        [.. lists.SelectMany(l => l.List.Rows)], [.. lists.SelectMany(l => l.Grades)], [.. lists.Select(l => l.Grades.Length)]);

    /// <summary>Codes as floats, missing as NaN: how both libraries want them.</summary>
    internal static float[] Floats(ReadOnlySpan<byte> rows)
    {
        var floats = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++) floats[i] = rows[i] == FeatureSchema.Missing ? float.NaN : rows[i];
        return floats;
    }
}
