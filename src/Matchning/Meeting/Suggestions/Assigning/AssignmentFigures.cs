using Matchning.Floor.Runs;
using Matchning.Ranking.Assignment;

namespace Matchning.Meeting.Suggestions.Assigning;

/// <summary>
/// What the assignment did, and what there would have been without it: everyone the first of their own list. Openings are those that stand
/// on someone's list; with several units each unit's openings count by themselves.
/// </summary>
internal sealed class AssignmentFigures(int most)
{
    /// <summary>Shares are kept in thousandths, since a count is whole, and written as shares.</summary>
    public static IReadOnlyList<CountDeclaration> Declared { get; } =
    [
        new("participants_with_proposals", "deltagare får förslag"),
        new("participants_left_out", "deltagare får inga, fast de har en lista"),
        new("assigned", "förslag att granska"),
        new("openings_listed", "platser på någons lista"),
        new("openings_used", "platser föreslås"),
        new("openings_used_unassigned", "utan fördelning"),
        new("openings_used_permille", share => $"{RunWords.Percent(share)} av platserna"),
        new("openings_used_unassigned_permille", share => $"{RunWords.Percent(share)} utan fördelning"),
        new("gini_permille", gini => $"ojämnhet {RunWords.Fraction(gini)} (Gini)"),
        new("gini_unassigned_permille", gini => $"{RunWords.Fraction(gini)} utan fördelning"),
        new("most_per_opening", people => $"högst {RunWords.Number(people)} personer på samma plats"),
        new("most_per_opening_unassigned", people => $"högst {RunWords.Number(people)} utan fördelning"),
        new("ndcg_permille", ndcg => $"kostnad i ordning {RunWords.Fraction(1000 - ndcg)} (nDCG {RunWords.Fraction(ndcg)})"),
    ];

    private readonly List<int> _with = [];
    private readonly List<int> _without = [];
    private readonly List<double> _ndcg = [];
    private int _people, _leftOut;

    public void Add(IReadOnlyList<PersonToAssign> people, IReadOnlyList<int[]> picks)
    {
        var own = people.Select(p => Enumerable.Range(0, Math.Min(most, p.OpeningIds.Count)).ToArray()).ToList();
        var listed = people.SelectMany(p => p.OpeningIds).Distinct().ToList();
        _with.AddRange(PeoplePerOpening(listed, people, picks));
        _without.AddRange(PeoplePerOpening(listed, people, own));
        _ndcg.AddRange(people.Select((p, i) => AssignmentMeasures.Ndcg(PlaceGain.Places(p.Scores), picks[i], most)).Where(n => !double.IsNaN(n)));
        _people += picks.Count(p => p.Length > 0);
        _leftOut += picks.Where((p, i) => p.Length == 0 && people[i].OpeningIds.Count > 0).Count();
    }

    public IReadOnlyList<StepCount> Counts() =>
    [
        new("participants_with_proposals", _people), new("participants_left_out", _leftOut), new("assigned", _with.Sum()),
        new("openings_listed", _with.Count),
        new("openings_used", Used(_with)), new("openings_used_unassigned", Used(_without)),
        new("openings_used_permille", Permille(Share(_with))), new("openings_used_unassigned_permille", Permille(Share(_without))),
        new("gini_permille", Permille(AssignmentMeasures.Gini(_with))), new("gini_unassigned_permille", Permille(AssignmentMeasures.Gini(_without))),
        new("most_per_opening", _with.DefaultIfEmpty().Max()), new("most_per_opening_unassigned", _without.DefaultIfEmpty().Max()),
        new("ndcg_permille", Permille(_ndcg.DefaultIfEmpty(1).Average())),
    ];

    private static IEnumerable<int> PeoplePerOpening(List<long> listed, IReadOnlyList<PersonToAssign> people, IReadOnlyList<int[]> picks)
    {
        var counts = picks.SelectMany((p, i) => p.Select(at => people[i].OpeningIds[at])).CountBy(o => o).ToDictionary();
        return listed.Select(o => counts.GetValueOrDefault(o));
    }

    private static int Used(List<int> openings) => openings.Count(n => n > 0);

    private static double Share(List<int> openings) => openings.Count == 0 ? 0 : (double)Used(openings) / openings.Count;

    private static long Permille(double share) => (long)Math.Round(1000 * share);
}
