using System.Collections.Concurrent;

namespace Matchning.Faults.Facts;

/// <summary>
/// What the driver was told about each fact it sent. An acknowledged fact must be there afterwards, once and whole. A fact whose
/// answer never came, or was an error, may be there or not, but never half.
/// </summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, bool> _facts = new();

    public IReadOnlyCollection<Guid> Acknowledged => [.. _facts.Where(f => f.Value).Select(f => f.Key)];

    public int Unknown => _facts.Count(f => !f.Value);

    public void Sent(Guid fact) => _facts.TryAdd(fact, false);

    public void Acknowledge(Guid fact) => _facts[fact] = true;

    public Balance Balance(IReadOnlyCollection<FoundFact> found)
    {
        var present = found.Select(f => f.Id).ToHashSet();
        return new Balance(
            Acknowledged.Count,
            present.Count,
            Acknowledged.Count(f => !present.Contains(f)),
            found.Count(f => f.Times > 1),
            found.Count(f => !f.IsWhole),
            present.Count(f => !_facts.ContainsKey(f)));
    }
}

/// <param name="Times">How often the fact has its effect.</param>
/// <param name="IsWhole">Everything that belongs to the fact is there.</param>
internal sealed record FoundFact(Guid Id, long Times, bool IsWhole);

/// <param name="Missing">Acknowledged − present.</param>
/// <param name="Unsent">Present, though nobody sent it.</param>
internal sealed record Balance(int Acknowledged, int Present, int Missing, int Duplicates, int Halves, int Unsent)
{
    public static readonly Balance Nothing = new(0, 0, 0, 0, 0, 0);

    public bool Holds => Missing == 0 && Duplicates == 0 && Halves == 0 && Unsent == 0;

    public static Balance operator +(Balance a, Balance b) => new(
        a.Acknowledged + b.Acknowledged, a.Present + b.Present, a.Missing + b.Missing, a.Duplicates + b.Duplicates, a.Halves + b.Halves, a.Unsent + b.Unsent);
}
