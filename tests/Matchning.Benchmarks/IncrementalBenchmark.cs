using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Rule;

namespace Matchning.Benchmarks;

/// <summary>
/// A day's changes against ranking everyone again: one opening in a hundred is gone, one is changed and one is new, and one person in twenty has
/// changed. The changes' own index is part of the time; the index of everything is not, which is to the disadvantage of the quick way. The lists
/// must be the same.
/// </summary>
internal static class IncrementalBenchmark
{
    private const int Top = 50;

    /// <summary>Spare places, to fill up from when openings go.</summary>
    private const int Kept = 64;

    /// <summary>Fewer people to an opening than in the country, which is to the disadvantage of the quick way too.</summary>
    private const int Openings = 10_000;

    private const int People = 10_000;

    public static Outcome Run()
    {
        var load = new NationalLoad();
        var engine = new RankingEngine(load.Taxonomy, new RuleScorer());
        var before = load.OpeningsFrom(0, Openings).ToArray();
        var gone = before.Where((_, i) => i % 100 == 0).Select(o => o.Id).ToHashSet();
        OpeningFacts[] changed =
            [.. before.Where((_, i) => i % 100 == 50).Select(o => o with { Places = o.Places + 1, MunicipalityCode = null }), .. load.OpeningsFrom(Openings, Openings / 100)];
        var touched = changed.Select(o => o.Id).ToHashSet();
        var index = engine.Index(before, NationalLoad.Today, keepsFacts: false);
        var after = engine.Index([.. before.Where(o => !gone.Contains(o.Id) && !touched.Contains(o.Id)), .. changed], NationalLoad.Today, keepsFacts: false);
        var people = load.PeopleOf(0, People).Select((p, i) => (Person: p, HasChanged: i % 20 == 0)).ToArray();
        var lists = people.Select(p => engine.RankToKeep(p.Person, index, Kept)).ToArray();
        var again = 0;

        KeptList[] Update()
        {
            var changes = engine.Changes(index, changed, gone);
            again = 0;
            return [.. people.Select((p, i) => (p.HasChanged ? null : changes.Update(p.Person, lists[i], Top)) ?? Again(changes, p.Person))];
        }

        KeptList Again(ChangedOpenings changes, ParticipantFacts person)
        {
            again++;
            return changes.Rank(person, Top);
        }

        KeptList[] All() => [.. people.Select(p => engine.RankToKeep(p.Person, after, Top))];

        var times = Interleaved.Measure(ThreadTime.Of, ("changes alone", () => Update()), ("everyone again", () => All()));
        var same = Update().Zip(All()).Count(p => p.First.Ids.SequenceEqual(p.Second.Ids) && p.First.Scores.SequenceEqual(p.Second.Scores) && p.First.Rows.SequenceEqual(p.Second.Rows));
        Console.WriteLine($"  {same} of {People} lists the same; {again} people ranked again");
        if (same != People) throw new InvalidOperationException("The lists are not the same.");
        return new(Interleaved.Median(times[0]) / Interleaved.Median(times[1]), 0.3, IsCeiling: true);
    }
}
