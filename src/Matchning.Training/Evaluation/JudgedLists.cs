using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Training.Evaluation;

/// <summary>One person's judgements. What nobody has judged counts as grade 0.</summary>
/// <param name="Grades">Grade 0–3 by opening id.</param>
public sealed record Judgements(ParticipantFacts Person, IReadOnlyDictionary<string, int> Grades);

/// <summary>The people, openings and judgements of one evaluation, with what the gate says about every pair.</summary>
public sealed class JudgedLists
{
    private readonly RankingTaxonomy _taxonomy;
    private readonly DateOnly _asOf;
    private readonly bool[][] _isFailed;

    public JudgedLists(RankingTaxonomy taxonomy, IEnumerable<OpeningFacts> openings, IReadOnlyList<Judgements> judged, DateOnly asOf)
    {
        (_taxonomy, _asOf) = (taxonomy, asOf);
        Openings = [.. openings.OrderBy(o => o.Id, StringComparer.Ordinal)];
        Judged = judged;
        _isFailed = [.. judged.Select(j => Openings.Select(o => !Ranking.Gates.Gate.Check(j.Person, o, taxonomy).IsOpen).ToArray())];
    }

    /// <summary>By id: equal scores are ordered so, by every method.</summary>
    public IReadOnlyList<OpeningFacts> Openings { get; }

    public IReadOnlyList<Judgements> Judged { get; }

    /// <summary>All openings for each person as the engine would list them: the gate's no last.</summary>
    public IReadOnlyList<int[]> OrdersOf(IPairScorer scorer)
    {
        var engine = new RankingEngine(_taxonomy, scorer);
        var index = engine.Index(Openings, _asOf);
        var places = Openings.Select((o, i) => (o.Id, i)).ToDictionary(o => o.Id, o => o.i, StringComparer.Ordinal);
        return [.. Judged.Select(j => engine.Rank(j.Person, index, index.Count, withFailed: true).Select(p => places[p.Opening.Id]).ToArray())];
    }

    /// <summary>All openings for each person by scores that know no gate.</summary>
    public IReadOnlyList<int[]> OrdersOf(Func<ParticipantFacts, float[]> scores) => OrdersOf([.. Judged.Select(j => scores(j.Person))]);

    public static IReadOnlyList<int[]> OrdersOf(IReadOnlyList<float[]> scores) =>
        [.. scores.Select(s => Enumerable.Range(0, s.Length).OrderByDescending(i => s[i]).ToArray())];

    /// <summary>The same order with what the gate refuses moved last.</summary>
    public IReadOnlyList<int[]> Gated(IReadOnlyList<int[]> orders) =>
        [.. orders.Select((order, person) => order.OrderBy(i => _isFailed[person][i]).ToArray())];

    /// <summary>Measures of one list of each person.</summary>
    public IReadOnlyList<ListMeasures> Measure(IReadOnlyList<int[]> orders) => [.. orders.Select((order, person) =>
    {
        var grades = Judged[person].Grades;
        var top = order.Take(10).ToArray();
        return ListMeasures.Of([.. order.Select(i => grades.GetValueOrDefault(Openings[i].Id))]) with
        {
            FailedInTop10 = top.Count(i => _isFailed[person][i]) / (double)Math.Max(1, top.Length),
            JudgedInTop10 = top.Count(i => grades.ContainsKey(Openings[i].Id)) / (double)Math.Max(1, top.Length),
        };
    })];
}

/// <summary>How good one list is. Recall and nDCG are NaN for a person with nothing to find.</summary>
public sealed record ListMeasures(double Ndcg10, double Precision5, double Recall20)
{
    /// <summary>From this grade an opening is worth proposing.</summary>
    public const int Relevant = 2;

    public double FailedInTop10 { get; init; }
    public double JudgedInTop10 { get; init; }

    /// <param name="grades">Of the whole list, in its order.</param>
    public static ListMeasures Of(IReadOnlyList<int> grades)
    {
        var order = grades.Select((_, i) => -(float)i).ToArray();
        var relevant = grades.Count(g => g >= Relevant);
        return new(
            RankingMeasures.Ndcg(order, [.. grades.Select(g => (float)g)], 10),
            grades.Take(5).Count(g => g >= Relevant) / 5.0,
            relevant == 0 ? double.NaN : grades.Take(20).Count(g => g >= Relevant) / (double)relevant);
    }
}
