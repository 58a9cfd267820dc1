using System.Globalization;
using System.Text;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using static Matchning.Training.Boosting.LightGbmNative;

namespace Matchning.Training.Boosting;

/// <summary>
/// LambdaMART by LightGBM (Burges 2010; Ke et al. 2017) through its C interface, since no option of ML.NET reaches the monotone constraints. The same
/// rows, settings and library give the same text.
/// </summary>
public static unsafe class LightGbm
{
    private const long FirstBuffer = 1 << 20;

    /// <exception cref="InvalidOperationException">It cannot be loaded; says what to install.</exception>
    public static void RequireLibrary() => LightGbmNative.RequireLibrary();

    /// <summary>Trains, and gives the text put in order (<see cref="OrderedText"/>): what <c>forest.txt</c> holds.</summary>
    /// <exception cref="InvalidOperationException">The library is missing or refused; the message says what to do.</exception>
    public static byte[] Train(GradedRows rows, TrainingSettings settings, CancellationToken cancellationToken = default)
    {
        RequireLibrary();
        var parameters = Parameters(settings);
        nint dataset = 0, booster = 0;
        try
        {
            Fill(&dataset, rows, parameters);
            Check(LGBM_BoosterCreate(dataset, parameters, &booster));
            Grow(booster, settings.Trees, cancellationToken);
            return Encoding.UTF8.GetBytes(OrderedText.Of(Text(booster)));
        }
        finally
        {
            if (booster != 0) _ = LGBM_BoosterFree(booster);
            if (dataset != 0) _ = LGBM_DatasetFree(dataset);
        }
    }

    /// <summary>Raw scores of whole rows by LightGBM itself, which adds leaves as doubles.</summary>
    public static double[] Predict(ReadOnlySpan<byte> text, ReadOnlySpan<byte> rows)
    {
        using var forest = new LoadedLightGbm(text);
        var scores = new double[rows.Length / FeatureSchema.Count];
        forest.Predict(GradedRows.Floats(rows), scores, threads: 0);
        return scores;
    }

    private static void Grow(nint booster, int trees, CancellationToken cancellationToken)
    {
        for (int i = 0, isFinished = 0; i < trees && isFinished == 0; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(LGBM_BoosterUpdateOneIter(booster, &isFinished));

            // What is left then is one tree of one leaf, which orders nothing and which ML.NET cannot read.
            if (i == 0 && isFinished != 0) throw new InvalidOperationException("Listorna gav inget att lära av: inget träd växte. Det behövs fler platser eller fler betyg.");
        }
    }

    private static void Fill(nint* dataset, GradedRows rows, string parameters)
    {
        fixed (float* values = GradedRows.Floats(rows.Rows), grades = rows.Grades)
        fixed (int* lists = rows.ListLengths)
        {
            Check(LGBM_DatasetCreateFromMat(values, FloatType, rows.Count, FeatureSchema.Count, 1, parameters, 0, dataset));
            Check(LGBM_DatasetSetField(*dataset, "label", grades, rows.Count, FloatType));
            Check(LGBM_DatasetSetField(*dataset, "group", lists, rows.ListLengths.Length, IntType));
        }
    }

    private static string Text(nint booster)
    {
        var size = FirstBuffer;
        while (true)
        {
            var buffer = new byte[size];
            long length;
            fixed (byte* text = buffer) Check(LGBM_BoosterSaveModelToString(booster, 0, -1, 0, size, &length, text));

            // The length counts the zero at the end.
            if (length <= size) return Encoding.UTF8.GetString(buffer, 0, (int)length - 1);
            size = length;
        }
    }

    /// <summary>
    /// Every code is a bin of its own, no row or column is drawn, and no leaf-by-leaf growth goes below the depth. Monotone by "basic": "advanced" let
    /// through falls. In the invariant culture: a Swedish minus is no minus to the library.
    /// </summary>
    private static string Parameters(TrainingSettings s) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        objective={ForestText.Objective} label_gain=0,1,3,7 num_leaves={1 << s.Depth} max_depth={s.Depth} learning_rate={s.LearningRate}
        min_data_in_leaf={s.MinRowsInLeaf} min_sum_hessian_in_leaf={s.MinHessianInLeaf} max_bin=255 min_data_in_bin=1 feature_pre_filter=false
        num_threads={s.Threads} seed={s.Seed} deterministic=true force_row_wise=true verbosity=-1 monotone_constraints_method=basic
        monotone_constraints={string.Join(',', FeatureSchema.All.Select(f => ((int)f.Direction).ToString(CultureInfo.InvariantCulture)))}
        """).ReplaceLineEndings(" ");
}
