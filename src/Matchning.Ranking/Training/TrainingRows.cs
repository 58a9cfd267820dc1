using Matchning.Ranking.Features;
using static Matchning.Ranking.Training.XGBoostNative;

namespace Matchning.Ranking.Training;

/// <summary>Feature rows as XGBoost wants them: the byte codes as floats, 255 as NaN, with labels and list lengths if they are to be learned from.</summary>
public sealed unsafe class TrainingRows : IDisposable
{
    private nint _handle;

    /// <param name="rows">Whole rows of <see cref="FeatureSchema.Count"/> bytes, one list's rows together.</param>
    /// <param name="labels">One grade for each row, 0–3; null for rows that are only to be scored.</param>
    /// <param name="listLengths">How many rows each list has, in order; must sum to the number of rows. Null with null labels.</param>
    /// <exception cref="ArgumentException">Lengths do not agree.</exception>
    /// <exception cref="InvalidOperationException">The library is missing or refused; the message says what to do.</exception>
    public TrainingRows(ReadOnlySpan<byte> rows, float[]? labels = null, uint[]? listLengths = null)
    {
        if (rows.Length == 0 || rows.Length % FeatureSchema.Count != 0)
            throw new ArgumentException($"{rows.Length} bytes is not a number of whole rows of {FeatureSchema.Count}.", nameof(rows));
        Count = rows.Length / FeatureSchema.Count;
        if (labels is not null && (labels.Length != Count || listLengths?.Sum(l => l) != Count))
            throw new ArgumentException("Labels and list lengths must cover exactly the rows.", nameof(labels));
        XGBoost.RequireLibrary();
        Create(rows);
        if (labels is not null) Describe(labels, listLengths!);
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    internal nint Handle => _handle;

    public void Dispose()
    {
        if (_handle != 0) _ = XGDMatrixFree(_handle);
        _handle = 0;
    }

    private void Create(ReadOnlySpan<byte> rows)
    {
        var floats = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++) floats[i] = rows[i] == FeatureSchema.Missing ? float.NaN : rows[i];
        nint handle;
        fixed (float* data = floats) Check(XGDMatrixCreateFromMat(data, (ulong)Count, (ulong)FeatureSchema.Count, float.NaN, &handle));
        _handle = handle;
    }

    private void Describe(float[] labels, uint[] listLengths)
    {
        fixed (float* values = labels) Check(XGDMatrixSetFloatInfo(_handle, "label", values, (ulong)labels.Length));
        fixed (uint* values = listLengths) Check(XGDMatrixSetUIntInfo(_handle, "group", values, (ulong)listLengths.Length));
    }
}
