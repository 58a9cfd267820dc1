using Matchning.Ranking.Assignment;

namespace Matchning.Tests.Ranking.Assignment;

/// <summary>A unit of invented lists where some openings stand on nearly every list, as popular ads do.</summary>
public sealed record InventedUnit(IReadOnlyList<PersonToAssign> People, IReadOnlyDictionary<long, int> Capacity, int Most)
{
    public static InventedUnit Make(int seed, int people, int openings, int listLength, int most, int highestCapacity)
    {
        var random = new Random(seed);
        var capacity = Enumerable.Range(1, openings).ToDictionary(o => (long)o, _ => random.Next(0, highestCapacity + 1));
        return new([.. Enumerable.Range(0, people).Select(_ => Person(random, openings, random.Next(0, listLength + 1)))], capacity, most);
    }

    public AssignedOpenings Solve() => new AssignOpenings(Most).Solve(People, Capacity);

    /// <summary>How many distinct openings of a person's list go to anybody at all, at most so many as each may get.</summary>
    public int CanGet(int person) => Math.Min(Most, People[person].OpeningIds.Distinct().Count(o => Capacity.GetValueOrDefault(o) > 0));

    // Squaring draws low numbers more often: those are the popular openings. Few score levels, so that many are equal.
    private static PersonToAssign Person(Random random, int openings, int length)
    {
        var ids = Enumerable.Range(0, length).Select(_ => 1 + (long)(openings * Math.Pow(random.NextDouble(), 2))).Distinct().ToArray();
        var scores = ids.Select(_ => random.Next(0, 12) / 4f).OrderDescending().ToArray();
        return new PersonToAssign { OpeningIds = ids, Scores = scores, Bonus = random.Next(0, 3) * 0.1 };
    }
}
