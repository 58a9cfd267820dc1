namespace Matchning.JobAdsReplay.Generated;

/// <summary>Choices that fall the same way at every start. The seeded <see cref="Random"/> keeps its sequence between .NET versions.</summary>
public sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double share) => _random.NextDouble() < share;

    public int Number(int from, int to) => _random.Next(from, to + 1);

    public T One<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public List<T> Some<T>(IReadOnlyList<T> from, int count)
    {
        var all = from.ToArray();
        _random.Shuffle(all);
        return [.. all.Take(count)];
    }

    public T Weighted<T>(IReadOnlyList<T> from, Func<T, double> weight)
    {
        var left = _random.NextDouble() * from.Sum(weight);
        foreach (var item in from)
            if ((left -= weight(item)) < 0) return item;
        return from[^1];
    }
}
