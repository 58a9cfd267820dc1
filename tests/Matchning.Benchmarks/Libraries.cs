using Matchning.Ranking.Features;
using Matchning.Training.Boosting;
using Matchning.Training.MlNet;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Matchning.Benchmarks;

/// <summary>
/// The same forest in the two libraries, with rows made ready for each, and what they answered. LightGBM on one thread by its own predict over the whole
/// matrix, ML.NET by its prediction engine row by row, and by its transform with a cursor that reads the scores, which
/// ML.NET spreads over threads of its own: their time is counted too.
/// </summary>
internal sealed class Libraries : IDisposable
{
    public const string LightGbmName = "LightGBM, its own predict";
    public const string EngineName = "ML.NET, prediction engine";
    public const string CursorName = "ML.NET, transform with a cursor";

    private readonly LoadedLightGbm _lightGbm;
    private readonly float[] _values;
    private readonly double[] _fromLightGbm;
    private readonly PredictionEngine<RankingView.Row, Scored> _engine;
    private readonly RankingView.Row[] _rows;
    private Scored _scored = new();
    private readonly float[] _fromEngine;
    private readonly ITransformer _transformer;
    private readonly IDataView _view;
    private readonly float[] _fromCursor;

    public Libraries(byte[] text, byte[] rows)
    {
        var (ml, count) = (new MLContext(), rows.Length / FeatureSchema.Count);
        (_lightGbm, _values, _fromLightGbm) = (new(text), GradedRows.Floats(rows), new double[count]);
        _rows = [.. _values.Chunk(FeatureSchema.Count).Select(values => new RankingView.Row { Features = values })];
        (_fromEngine, _fromCursor) = (new float[count], new float[count]);

        // In memory beforehand, so that only scoring is timed.
        _view = ml.Data.Cache(RankingView.Of(ml, rows), RankingView.Features);
        var transformer = MonotoneRankingTrainer.Read(ml, text, _view);
        (_transformer, _engine) = (transformer, ml.Model.CreatePredictionEngine<RankingView.Row, Scored>(transformer, _view.Schema));
    }

    public (string Name, Action Work)[] Ways =>
    [
        (LightGbmName, () => _lightGbm.Predict(_values, _fromLightGbm, threads: 1)),
        (EngineName, ByEngine),
        (CursorName, ByCursor),
    ];

    /// <exception cref="InvalidOperationException">Some score differs in some bit: then no time is worth anything.</exception>
    public void RequireEqual(float[] scores)
    {
        bool IsEqual(IEnumerable<float> theirs) => theirs.Select(BitConverter.SingleToInt32Bits).SequenceEqual(scores.Select(BitConverter.SingleToInt32Bits));
        if (!_fromLightGbm.SequenceEqual(scores.Select(s => (double)s)) || !IsEqual(_fromEngine) || !IsEqual(_fromCursor))
            throw new InvalidOperationException("Our scores and the libraries' are not equal to the bit.");
    }

    public void Dispose()
    {
        _engine.Dispose();
        _lightGbm.Dispose();
    }

    private void ByEngine()
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            _engine.Predict(_rows[i], ref _scored);
            _fromEngine[i] = _scored.Score;
        }
    }

    private void ByCursor()
    {
        var scored = _transformer.Transform(_view);
        var column = scored.Schema[RankingView.Score];
        using var cursor = scored.GetRowCursor([column]);
        var (read, at, score) = (cursor.GetGetter<float>(column), 0, 0f);
        while (cursor.MoveNext())
        {
            read(ref score);
            _fromCursor[at++] = score;
        }
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
