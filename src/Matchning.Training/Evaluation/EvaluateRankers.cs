using Matchning.Ranking;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Rule;
using Matchning.Ranking.Taxonomy;
using Matchning.Ranking.Text;

namespace Matchning.Training.Evaluation;

/// <summary>Means over people of one method, and its nDCG against the rule's, list by list.</summary>
/// <param name="NdcgGated">nDCG@10 when what the gate refuses is moved last; tells what the order is worth apart from the gate.</param>
/// <param name="GatedToRule">The rule's nDCG@10 less the method's behind the same gate.</param>
/// <param name="GatedToModel">The model's less the method's behind the same gate; null without a model.</param>
public sealed record MethodResult(string Name, ListMeasures Mean, double NdcgGated, PairedDifference ToRule, PairedDifference GatedToRule, PairedDifference? GatedToModel);

/// <summary>A method that could not be run, and why.</summary>
public sealed record MethodMissing(string Name, string Why);

/// <summary>What an evaluation says.</summary>
/// <param name="ListsWithRelevant">People with anything to find; the others are in no mean of nDCG or recall.</param>
public sealed record EvaluationResult(IReadOnlyList<MethodResult> Methods, IReadOnlyList<MethodMissing> Missing, int People, int ListsWithRelevant, int Pairs, int Openings);

/// <summary>
/// Runs the rule, a model and four plain methods over judged people, every method on the same lists. Text methods get the same
/// words of profile and opening. The seed of the bootstrap is fixed, so the same files give the same table.
/// </summary>
public sealed class EvaluateRankers(JudgedLists lists, Ranking.Taxonomy.RankingTaxonomy taxonomy)
{
    private const int Seed = 20260901;

    private readonly List<MethodResult> _methods = [];
    private readonly List<MethodMissing> _missing = [];
    private readonly List<IReadOnlyList<int[]>> _plain = [];
    private double[] _rule = [];
    private double[]? _model;

    /// <param name="model">Null when there is no model to compare with.</param>
    /// <param name="fullText">The method that lives outside.</param>
    public async Task<EvaluationResult> RunAsync(IPairScorer? model, OutsidePeer fullText, CancellationToken cancellationToken)
    {
        var rule = lists.OrdersOf(new RuleScorer());
        _rule = [.. lists.Measure(rule).Select(m => m.Ndcg10)];
        var learned = model is null ? null : lists.OrdersOf(model);
        if (learned is not null) _model = [.. lists.Measure(learned).Select(m => m.Ndcg10)];
        Add("regeln", rule);
        if (model is null) _missing.Add(new("modell", "ingen modell är angiven, och ingen ligger i mappen med modeller"));
        else Add($"modell {model.Name}", learned!);
        var bm25 = new Bm25([.. lists.Openings.Select(o => SwedishWords.Stems(OpeningText.Whole(o)))]);
        AddPlain("BM25", lists.OrdersOf(p => bm25.Scores(SwedishWords.Stems(ProfileText.Of(p)))));
        await AddAsync(fullText, cancellationToken);
        var grams = new CharacterGrams([.. lists.Openings.Select(OpeningText.Name)]);
        AddPlain("teckentrigram", lists.OrdersOf(p => grams.Scores(ProfileText.Work(p))));
        AddPlain("SSYK-regel", lists.OrdersOf(new SsykPrefix(taxonomy, lists.Openings).Scores));
        Add("de enkla sammanvägda", Fused([.. _plain.Select(lists.Gated)]));
        Add(learned is null ? "regeln med BM25 och trigram" : "regel, modell, BM25 och trigram sammanvägda",
            Fused([rule, .. learned is null ? [] : new[] { learned }, lists.Gated(_plain[0]), lists.Gated(_plain[^2])]));
        return new(_methods, _missing, lists.Judged.Count, _rule.Count(n => !double.IsNaN(n)), lists.Judged.Sum(j => j.Grades.Count), lists.Openings.Count);
    }

    private async Task AddAsync(OutsidePeer peer, CancellationToken cancellationToken)
    {
        var answer = await peer.ScoresAsync([.. lists.Judged.Select(j => j.Person)], lists.Openings, cancellationToken);
        if (answer.Scores is { } scores) AddPlain(peer.Name, JudgedLists.OrdersOf(scores));
        else _missing.Add(new(peer.Name, answer.WhyNot ?? "inget svar"));
    }

    private void AddPlain(string name, IReadOnlyList<int[]> orders)
    {
        _plain.Add(orders);
        Add(name, orders);
    }

    /// <summary>Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) of whole orders, k = 60.</summary>
    private static List<int[]> Fused(IReadOnlyList<IReadOnlyList<int[]>> methods)
    {
        const double k = 60;
        var fused = new List<int[]>();
        for (var person = 0; person < methods[0].Count; person++)
        {
            var scores = new double[methods[0][person].Length];
            foreach (var method in methods)
                for (var rank = 0; rank < method[person].Length; rank++) scores[method[person][rank]] += 1 / (k + rank + 1);
            fused.Add([.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i])]);
        }
        return fused;
    }

    private void Add(string name, IReadOnlyList<int[]> orders)
    {
        var each = lists.Measure(orders);
        double[] ndcg = [.. each.Select(m => m.Ndcg10)];
        var mean = new ListMeasures(Mean(ndcg), Mean(each.Select(m => m.Precision5)), Mean(each.Select(m => m.Recall20)))
        {
            FailedInTop10 = Mean(each.Select(m => m.FailedInTop10)),
            JudgedInTop10 = Mean(each.Select(m => m.JudgedInTop10)),
        };
        double[] gated = [.. lists.Measure(lists.Gated(orders)).Select(m => m.Ndcg10)];
        _methods.Add(new(name, mean, Mean(gated), RankingMeasures.Compare(ndcg, _rule, Seed), RankingMeasures.Compare(_rule, gated, Seed),
            _model is null ? null : RankingMeasures.Compare(_model, gated, Seed)));
    }

    private static double Mean(IEnumerable<double> values) => values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Average();
}
