using Matchning.Ranking;
using Matchning.Ranking.Forests;

namespace Matchning.Training;

/// <summary>How good an order is, and how sure a difference between two orders is.</summary>
public static class RankingMeasures
{
    /// <summary>
    /// nDCG at k (Järvelin and Kekäläinen 2002) with gains 2^grade − 1, of the order that the scores give; equal scores in list order.
    /// 0–1; NaN when no grade is above 0, since every order is then as good.
    /// </summary>
    public static double Ndcg(ReadOnlySpan<float> scores, ReadOnlySpan<float> grades, int k)
    {
        var gains = new double[grades.Length];
        var keys = new (float Score, int Index)[grades.Length];
        for (var i = 0; i < gains.Length; i++)
        {
            gains[i] = Math.Pow(2, grades[i]) - 1;
            keys[i] = (-scores[i], i);
        }
        Array.Sort(keys);
        var ideal = gains.OrderDescending().ToArray();
        double got = 0, best = 0;
        for (var i = 0; i < Math.Min(k, gains.Length); i++)
        {
            var discount = 1 / Math.Log2(i + 2);
            got += gains[keys[i].Index] * discount;
            best += ideal[i] * discount;
        }
        return best > 0 ? got / best : double.NaN;
    }

    /// <summary>Paired bootstrap over lists (Efron 1979): 2 000 resamples, the 2.5th and 97.5th percentile of the mean difference.</summary>
    public static PairedDifference Compare(IReadOnlyList<double> challenger, IReadOnlyList<double> baseline, int seed)
    {
        const int Resamples = 2000;
        var differences = challenger.Zip(baseline, (a, b) => a - b).Where(d => !double.IsNaN(d)).ToArray();
        if (differences.Length == 0) return new(0, 0, 0, 0);
        var random = new Random(seed);
        var means = new double[Resamples];
        for (var r = 0; r < Resamples; r++)
        {
            var sum = 0.0;
            for (var i = 0; i < differences.Length; i++) sum += differences[random.Next(differences.Length)];
            means[r] = sum / differences.Length;
        }
        Array.Sort(means);
        return new(differences.Average(), means[Resamples / 40], means[Resamples - 1 - Resamples / 40], differences.Length);
    }

    private static double[] NdcgOfEach(IPairScorer scorer, IReadOnlyList<(PairList List, float[] Grades)> lists, int k) =>
        [.. lists.Select(l =>
        {
            var scores = new float[l.Grades.Length];
            scorer.ScoreRows(l.List.Rows, scores);
            return Ndcg(scores, l.Grades, k);
        })];

    /// <summary>Mean nDCG@10 of model and rule, and their difference, over lists with any grade above 0.</summary>
    internal static SourceMeasure Measure(IPairScorer model, IPairScorer rule, IReadOnlyList<(PairList, float[])> lists, int seed)
    {
        var ours = NdcgOfEach(model, lists, 10);
        var theirs = NdcgOfEach(rule, lists, 10);
        return new(Mean(ours), Mean(theirs), Compare(ours, theirs, seed), ours.Count(n => !double.IsNaN(n)));
    }

    private static double Mean(double[] values) => values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Average();
}
