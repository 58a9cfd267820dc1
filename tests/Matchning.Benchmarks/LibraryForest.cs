using System.Runtime.InteropServices;
using Matchning.Ranking.Features;
using Matchning.Ranking.Training;

namespace Matchning.Benchmarks;

/// <summary>The forest as XGBoost itself scores it, on one thread, in its two ways: from its own matrix, and in place from dense floats.</summary>
internal sealed unsafe partial class LibraryForest : IDisposable
{
    private const string Library = "libxgboost.so.0";
    private readonly nint _booster;

    public LibraryForest(ReadOnlySpan<byte> json)
    {
        nint booster;
        XGBoostNative.Check(XGBoostNative.XGBoosterCreate(null, 0, &booster));
        _booster = booster;
        fixed (byte* model = json) XGBoostNative.Check(XGBoosterLoadModelFromBuffer(_booster, model, (ulong)json.Length));
        XGBoostNative.Check(XGBoostNative.XGBoosterSetParam(_booster, "nthread", "1"));
    }

    /// <summary>The matrix must be a new one for each call: the library keeps scores of those it has seen.</summary>
    public ReadOnlySpan<float> FromMatrix(TrainingRows rows)
    {
        ulong* shape;
        ulong dimensions;
        float* result;
        XGBoostNative.Check(XGBoostNative.XGBoosterPredictFromDMatrix(
            _booster, rows.Handle, """{"type":1,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false}""", &shape, &dimensions, &result));
        return new(result, rows.Count);
    }

    public ReadOnlySpan<float> InPlace(float* values, int rows)
    {
        var array = $$"""{"data":[{{(nint)values}},true],"shape":[{{rows}},{{FeatureSchema.Count}}],"typestr":"<f4","version":3}""";
        ulong* shape;
        ulong dimensions;
        float* result;
        XGBoostNative.Check(XGBoosterPredictFromDense(
            _booster, array, """{"type":1,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false,"missing":NaN,"cache_id":0}""",
            0, &shape, &dimensions, &result));
        return new(result, rows);
    }

    public void Dispose() => _ = XGBoostNative.XGBoosterFree(_booster);

    [LibraryImport(Library)]
    private static partial int XGBoosterLoadModelFromBuffer(nint booster, byte* buffer, ulong length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int XGBoosterPredictFromDense(
        nint booster, string array, string config, nint matrix, ulong** shape, ulong* dimensions, float** result);
}
