using System.Globalization;
using System.Runtime.InteropServices;
using Matchning.Ranking.Features;
using static Matchning.Ranking.Training.XGBoostNative;

namespace Matchning.Ranking.Training;

/// <summary>What a training run is made with. All of it is written in the model's measures.</summary>
public sealed record TrainingSettings
{
    public int Trees { get; init; } = 120;
    public int Depth { get; init; } = 5;
    public float LearningRate { get; init; } = 0.1f;
    public float MinChildWeight { get; init; } = 1;
    public int Seed { get; init; } = 1;
    public int Threads { get; init; } = 2;

    /// <summary>Directions from the schema are kept by the trees. Off only in tests.</summary>
    public bool IsMonotone { get; init; } = true;
}

/// <summary>
/// LambdaMART by the XGBoost library (Burges 2010; Chen and Guestrin 2016), through its C interface. Only training and tests use it:
/// the service scores with its own forest and runs without the library.
/// </summary>
public sealed unsafe class XGBoost : IDisposable
{
    /// <summary>The only objective that is trained and that a model may have.</summary>
    public const string Objective = "rank:ndcg";

    private nint _booster;

    private XGBoost(nint booster) => _booster = booster;

    /// <summary>Trains a forest on the rows. The same rows, settings and library give the same forest.</summary>
    /// <exception cref="InvalidOperationException">The library is missing or refused; the message says what to do.</exception>
    public static XGBoost Train(TrainingRows rows, TrainingSettings settings, CancellationToken cancellationToken = default)
    {
        nint booster, matrix = rows.Handle;
        Check(XGBoosterCreate(&matrix, 1, &booster));
        var trained = new XGBoost(booster);
        try
        {
            foreach (var (name, value) in Parameters(settings)) Check(XGBoosterSetParam(booster, name, value));
            for (var i = 0; i < settings.Trees; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Check(XGBoosterUpdateOneIter(booster, i, rows.Handle));
            }
            return trained;
        }
        catch
        {
            trained.Dispose();
            throw;
        }
    }

    /// <summary>XGBoost's own JSON dump, UTF-8: what <c>forest.json</c> holds.</summary>
    public byte[] ToJson()
    {
        ulong length;
        byte* buffer;
        Check(XGBoosterSaveModelToBuffer(_booster, """{"format":"json"}""", &length, &buffer));
        return new ReadOnlySpan<byte>(buffer, checked((int)length)).ToArray();
    }

    /// <summary>Scores by XGBoost itself: what our own forest must give to the bit.</summary>
    public float[] Predict(TrainingRows rows) => Predict(rows, type: 1, rows.Count);

    /// <summary>XGBoost's own path contributions: for each row one value for each feature, then the bias.</summary>
    public float[] PredictContributions(TrainingRows rows) => Predict(rows, type: 3, rows.Count * (FeatureSchema.Count + 1));

    /// <summary>The library's own measure line for the rows, such as "[0]\trows-ndcg@10:0.8".</summary>
    public string Evaluate(TrainingRows rows)
    {
        var matrix = rows.Handle;
        byte* result;
        fixed (byte* name = "rows\0"u8)
        {
            var names = name;
            Check(XGBoosterEvalOneIter(_booster, 0, &matrix, &names, 1, &result));
        }
        return Marshal.PtrToStringUTF8((nint)result)!;
    }

    public void Dispose()
    {
        if (_booster != 0) _ = XGBoosterFree(_booster);
        _booster = 0;
    }

    /// <exception cref="InvalidOperationException">Not installed; says what to install.</exception>
    internal static void RequireLibrary()
    {
        try
        {
            int major, minor, patch;
            XGBoostVersion(&major, &minor, &patch);
        }
        catch (DllNotFoundException e)
        {
            throw new InvalidOperationException(
                "Träningen behöver biblioteket XGBoost, som inte finns här: installera libxgboost0 (apt-get install libxgboost0) och försök igen. Regeln och färdiga modeller fungerar utan det.", e);
        }
    }

    private float[] Predict(TrainingRows rows, int type, int count)
    {
        ulong* shape;
        ulong dimensions;
        float* result;
        var config = $$"""{"type":{{type}},"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false}""";
        Check(XGBoosterPredictFromDMatrix(_booster, rows.Handle, config, &shape, &dimensions, &result));
        return new ReadOnlySpan<float>(result, count).ToArray();
    }

    /// <summary>At most 255 bins a feature, so that byte codes are exact; no row or column sampling, so that runs repeat.</summary>
    private static IEnumerable<(string, string)> Parameters(TrainingSettings settings)
    {
        static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
        yield return ("objective", Objective);
        yield return ("eval_metric", "ndcg@10");
        yield return ("tree_method", "hist");
        yield return ("max_bin", "255");
        yield return ("max_depth", Text(settings.Depth));
        yield return ("eta", Text(settings.LearningRate));
        yield return ("min_child_weight", Text(settings.MinChildWeight));
        yield return ("seed", Text(settings.Seed));
        yield return ("nthread", Text(settings.Threads));
        yield return ("verbosity", "0");
        if (settings.IsMonotone)
            yield return ("monotone_constraints", $"({string.Join(',', FeatureSchema.All.Select(f => (int)f.Direction))})");
    }
}
