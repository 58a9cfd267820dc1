using System.Globalization;
using Matchning.Ranking.Features;
using static Matchning.Training.Boosting.LightGbmNative;

namespace Matchning.Training.Boosting;

/// <summary>A text read back by LightGBM, to score as it does. Not thread-safe.</summary>
public sealed unsafe class LoadedLightGbm : IDisposable
{
    private nint _booster;

    /// <exception cref="InvalidOperationException">The library is missing or cannot read the text.</exception>
    public LoadedLightGbm(ReadOnlySpan<byte> text)
    {
        RequireLibrary();
        byte[] ended = [.. text, 0];
        int iterations;
        nint booster;
        fixed (byte* start = ended) Check(LGBM_BoosterLoadModelFromString(start, &iterations, &booster));
        _booster = booster;
    }

    /// <param name="values">Whole rows of codes as floats, missing as NaN.</param>
    /// <param name="scores">One for each row; overwritten.</param>
    /// <param name="threads">0 for as many as the machine has.</param>
    /// <exception cref="ArgumentException">There are not as many rows as scores.</exception>
    public void Predict(ReadOnlySpan<float> values, Span<double> scores, int threads)
    {
        ObjectDisposedException.ThrowIf(_booster == 0, this);
        if (values.Length != scores.Length * FeatureSchema.Count) throw new ArgumentException($"{values.Length} values are not {scores.Length} rows.", nameof(values));
        if (scores.IsEmpty) return;
        long length;
        var parameters = string.Create(CultureInfo.InvariantCulture, $"num_threads={threads} verbosity=-1");
        fixed (float* from = values)
        fixed (double* to = scores)
            Check(LGBM_BoosterPredictForMat(_booster, from, FloatType, scores.Length, FeatureSchema.Count, 1, RawScore, 0, -1, parameters, &length, to));
    }

    public void Dispose()
    {
        if (_booster != 0) _ = LGBM_BoosterFree(_booster);
        _booster = 0;
    }
}
