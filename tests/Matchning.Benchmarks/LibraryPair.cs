using System.Runtime.InteropServices;
using Matchning.Ranking.Features;
using Matchning.Ranking.Training;

namespace Matchning.Benchmarks;

/// <summary>XGBoost with rows made ready for both its ways of predicting, and what it answered.</summary>
internal sealed unsafe class LibraryPair : IDisposable
{
    /// <summary>More than the warm and measured rounds together; made ready beforehand, since a matrix is scored only once.</summary>
    private const int Matrices = 30;

    private readonly LibraryForest _forest;
    private readonly Queue<TrainingRows> _matrices;
    private readonly List<TrainingRows> _used = [];
    private readonly float* _values;
    private readonly int _rows;
    private readonly float[] _fromMatrix;
    private readonly float[] _inPlace;

    public LibraryPair(byte[] json, byte[] rows)
    {
        _rows = rows.Length / FeatureSchema.Count;
        (_fromMatrix, _inPlace) = (new float[_rows], new float[_rows]);
        _forest = new LibraryForest(json);
        _matrices = new(Enumerable.Range(0, Matrices).Select(_ => new TrainingRows(rows)));
        _values = (float*)NativeMemory.AlignedAlloc((nuint)rows.Length * sizeof(float), 64);
        for (var i = 0; i < rows.Length; i++) _values[i] = rows[i] == FeatureSchema.Missing ? float.NaN : rows[i];
    }

    public void FromMatrix()
    {
        var matrix = _matrices.Dequeue();
        _used.Add(matrix);
        _forest.FromMatrix(matrix).CopyTo(_fromMatrix);
    }

    public void InPlace() => _forest.InPlace(_values, _rows).CopyTo(_inPlace);

    /// <exception cref="InvalidOperationException">Some score differs in some bit: then no time is worth anything.</exception>
    public void RequireEqual(float[] scores)
    {
        foreach (var theirs in new[] { _fromMatrix, _inPlace })
            if (!theirs.Select(BitConverter.SingleToInt32Bits).SequenceEqual(scores.Select(BitConverter.SingleToInt32Bits)))
                throw new InvalidOperationException("Our scores and XGBoost's are not equal to the bit.");
    }

    public void Dispose()
    {
        foreach (var matrix in _matrices.Concat(_used)) matrix.Dispose();
        _forest.Dispose();
        NativeMemory.AlignedFree(_values);
    }
}
