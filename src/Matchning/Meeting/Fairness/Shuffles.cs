namespace Matchning.Meeting.Fairness;

/// <summary>
/// How often chance alone makes a difference as large as the one seen: the same persons with the group labels dealt out anew. Holds for
/// small and skewed groups too, and a person's decisions stay together. The seed is fixed, so the same history gives the same answer.
/// </summary>
internal static class Shuffles
{
    /// <summary>Enough for a p of 1 in 20 000, which the correction for many comparisons asks for.</summary>
    public const int Count = 19_999;

    private const int Seed = 20261122;

    // A difference that chance has matched this often is nowhere near an alarm, so the rest need not be dealt (Besag and Clifford).
    private const int EnoughMatches = 100;

    // Differences that are equal but for rounding count as equal.
    private const double Rounding = 1e-12;

    /// <param name="people">What each person adds, in an order that does not depend on the database.</param>
    /// <param name="labels">Each person's group, 0 and up.</param>
    /// <returns>For each group against all others: the two-sided p.</returns>
    public static double[] PValues(IReadOnlyList<PersonShare> people, IReadOnlyList<int> labels, int groups)
    {
        var dealt = labels.ToArray();
        var (sums, wholes, asLarge) = (new double[groups], new double[groups], new int[groups]);
        var (allParts, allWholes) = (people.Sum(p => p.Part), people.Sum(p => p.Whole));
        var seen = Differences();
        var random = new Random(Seed);
        var rounds = 0;
        for (; rounds < Count && asLarge.Any(n => n < EnoughMatches); rounds++)
        {
            random.Shuffle(dealt);
            var differences = Differences();
            for (var group = 0; group < groups; group++)
            {
                if (Math.Abs(differences[group]) >= Math.Abs(seen[group]) - Rounding) asLarge[group]++;
            }
        }

        return [.. asLarge.Select(n => (n + 1.0) / (rounds + 1))];

        double[] Differences()
        {
            Array.Clear(sums);
            Array.Clear(wholes);
            for (var i = 0; i < dealt.Length; i++)
            {
                sums[dealt[i]] += people[i].Part;
                wholes[dealt[i]] += people[i].Whole;
            }

            var differences = new double[groups];
            for (var group = 0; group < groups; group++)
            {
                var (own, others) = (wholes[group], allWholes - wholes[group]);
                differences[group] = own > 0 && others > 0 ? (sums[group] / own) - ((allParts - sums[group]) / others) : 0;
            }

            return differences;
        }
    }
}
