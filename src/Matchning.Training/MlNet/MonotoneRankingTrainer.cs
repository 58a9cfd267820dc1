using System.Globalization;
using Matchning.Ranking.Forests;
using Matchning.Training.Boosting;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace Matchning.Training.MlNet;

/// <summary>
/// The seam where training is ML.NET's: an estimator like its own LightGBM trainer, but the trees keep the schema's directions. LightGBM is trained through its C
/// interface, the text is put in order, and ML.NET reads it by its own loader into its own ranking transformer.
/// </summary>
public sealed class MonotoneRankingTrainer(MLContext ml, TrainingSettings settings, CancellationToken cancellationToken = default)
    : IEstimator<RankingPredictionTransformer<LightGbmRankingModelParameters>>
{
    /// <summary>The text of the last <see cref="Fit"/>, in order; null before.</summary>
    public byte[]? Text { get; private set; }

    /// <param name="input">A view with the columns of <see cref="RankingView"/>.</param>
    /// <exception cref="InvalidOperationException">LightGBM is missing or refused.</exception>
    public RankingPredictionTransformer<LightGbmRankingModelParameters> Fit(IDataView input)
    {
        Text = LightGbm.Train(RankingView.Read(ml, input), settings, cancellationToken);
        return Read(ml, Text, input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => ml.Ranking.Trainers.LightGbm(
        new LightGbmRankingTrainer.Options { FeatureColumnName = RankingView.Features, LabelColumnName = RankingView.Label, RowGroupColumnName = RankingView.Group })
        .GetOutputSchema(inputSchema);

    /// <summary>A text in order as ML.NET's transformer.</summary>
    /// <param name="like">Any view with the columns; its rows are not read.</param>
    public static RankingPredictionTransformer<LightGbmRankingModelParameters> Read(MLContext ml, byte[] text, IDataView like)
    {
        // ML.NET reads the text's numbers in the thread's culture: a Swedish one cannot read 0.1.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            using var stream = new MemoryStream(text);
            return ml.Ranking.Trainers.LightGbm(stream, RankingView.Features).Fit(like);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
