using Matchning.Ranking.Features;
using Matchning.Training.Boosting;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Matchning.Training.MlNet;

/// <summary>Feature rows as ML.NET sees them. The columns have the names that its reader of LightGBM's text asks for.</summary>
public static class RankingView
{
    public const string Features = "Features";
    public const string Group = "GroupId";
    public const string Label = "Label";
    public const string Score = "Score";

    /// <summary>One row of the view: codes as floats with missing as NaN, the list's number from 1, and the grade.</summary>
    public sealed class Row
    {
        public float[] Features { get; set; } = [];
        public uint GroupId { get; set; }
        public float Label { get; set; }
    }

    public static IDataView Of(MLContext ml, GradedRows rows) => ml.Data.LoadFromEnumerable(Rows(rows), Schema(rows.ListLengths.Length + 1));

    /// <summary>Rows that are only to be scored: one list, no grades.</summary>
    public static IDataView Of(MLContext ml, byte[] rows)
    {
        var count = rows.Length / FeatureSchema.Count;
        return Of(ml, new GradedRows(rows, new float[count], [count]));
    }

    /// <summary>The rows of a view, of ours or another with the same columns, as training takes them.</summary>
    /// <exception cref="ArgumentException">A value is no code, or a list has no number or comes in two parts.</exception>
    public static GradedRows Read(MLContext ml, IDataView view)
    {
        var (codes, grades, lengths, last, seen) = (new List<byte>(), new List<float>(), new List<int>(), 0u, new HashSet<uint> { 0 });
        foreach (var row in ml.Data.CreateEnumerable<Row>(view, reuseRowObject: true, schemaDefinition: Schema(0)))
        {
            codes.AddRange(row.Features.Select(Code));
            grades.Add(row.Label);
            if (row.GroupId != last || lengths.Count == 0)
            {
                if (!seen.Add(row.GroupId)) throw new ArgumentException($"The rows of list {row.GroupId} do not stand together.", nameof(view));
                lengths.Add(0);
            }

            lengths[^1]++;
            last = row.GroupId;
        }
        return new([.. codes], [.. grades], [.. lengths]);
    }

    private static byte Code(float value) => float.IsNaN(value) ? FeatureSchema.Missing
        : value is >= 0 and < FeatureSchema.Missing && value == MathF.Floor(value) ? (byte)value
        : throw new ArgumentException($"{value} is not a code of a feature: a whole number 0–254, or NaN for missing.");

    private static IEnumerable<Row> Rows(GradedRows rows)
    {
        var at = 0;
        for (var list = 0; list < rows.ListLengths.Length; list++)
            for (var end = at + rows.ListLengths[list]; at < end; at++)
                yield return new Row
                {
                    Features = GradedRows.Floats(rows.Rows.AsSpan(at * FeatureSchema.Count, FeatureSchema.Count)),
                    GroupId = (uint)list + 1,
                    Label = rows.Grades[at],
                };
    }

    /// <param name="lists">One more than the highest number, else ML.NET reads that one as missing; 0 for any.</param>
    private static SchemaDefinition Schema(int lists)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[Features].ColumnType = new VectorDataViewType(NumberDataViewType.Single, FeatureSchema.Count);
        schema[Group].ColumnType = new KeyDataViewType(typeof(uint), lists == 0 ? int.MaxValue : lists);
        var names = FeatureSchema.All.Select(f => f.Name.AsMemory()).ToArray();
        schema[Features].AddAnnotation(
            "SlotNames", new VBuffer<ReadOnlyMemory<char>>(names.Length, names), new VectorDataViewType(TextDataViewType.Instance, names.Length));
        return schema;
    }
}
