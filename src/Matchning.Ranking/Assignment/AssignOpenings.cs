namespace Matchning.Ranking.Assignment;

/// <summary>
/// Spreads openings over a whole unit: each person gets at most so many from the own list, each opening goes to at most so
/// many people. Exact, by minimum-cost flow. First as many proposals as there can be, and as evenly spread over people as they
/// can be; among all such ways the one with the greatest sum of <see cref="PlaceGain"/>, where a person's bonus raises theirs.
/// One thread and no chance in it: the same input gives the same picks.
/// </summary>
/// <param name="most">Proposals for each person; those with shorter lists get what there is.</param>
public sealed class AssignOpenings(int most)
{
    private readonly int _most = most >= 1 ? most : throw new ArgumentOutOfRangeException(nameof(most), most, "Each person gets at least one.");

    /// <param name="people">In a stable order, as by id: of equally good ways one is taken by it.</param>
    /// <param name="capacity">By opening id, how many people it may go to. One that is absent, or at 0 or below, goes to nobody.</param>
    /// <exception cref="ArgumentException">A list is not best first, has a score that is not a number, or a bonus outside 0–1.</exception>
    public AssignedOpenings Solve(
        IReadOnlyList<PersonToAssign> people, IReadOnlyDictionary<long, int> capacity, CancellationToken cancellationToken = default)
    {
        var network = new UnitNetwork(_most, [.. people.Select((p, i) => p.Choices(i))], capacity);
        network.Solve(cancellationToken);
        var picks = network.Picks();
        return new(picks, network.Worth());
    }
}

/// <param name="Picks">For each person in the order given, positions in the own list, 0 first, rising.</param>
/// <param name="Worth">The sum of what each pick is worth, in millionths of a first place; bonuses included.</param>
public sealed record AssignedOpenings(IReadOnlyList<int[]> Picks, long Worth);
