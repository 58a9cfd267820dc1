namespace Matchning.Meeting.Fairness;

/// <summary>What one person adds to a measure: so much out of so much. Two proposed of three decided, or four openings out of one list.</summary>
internal readonly record struct PersonShare(double Part, double Whole);

/// <summary>A group's figure with its 95 % interval. Persons are what is drawn at random, so that one person's many decisions count as tied together.</summary>
internal sealed record GroupEstimate(double Value, double Lower, double Upper)
{
    // Two-sided 95 %.
    private const double Z = 1.959963984540054;

    /// <summary>
    /// A share of decisions: Wilson's interval over as many decisions as they are worth. The design effect says how much persons
    /// differ more than chance alone; decisions that all went one way tell nothing of that, so each person then counts once.
    /// </summary>
    public static GroupEstimate OfShare(IReadOnlyCollection<PersonShare> people)
    {
        var (part, whole) = (people.Sum(p => p.Part), people.Sum(p => p.Whole));
        var share = part / whole;
        var chance = share * (1 - share) * whole;
        var spread = people.Sum(p => Math.Pow(p.Part - (share * p.Whole), 2));
        var worth = chance > 0 ? whole / Math.Max(1, spread / chance) : people.Count;
        var middle = (share + (Z * Z / (2 * worth))) / (1 + (Z * Z / worth));
        var reach = Z / (1 + (Z * Z / worth)) * Math.Sqrt((share * (1 - share) / worth) + (Z * Z / (4 * worth * worth)));
        return new(share, Math.Max(0, middle - reach), Math.Min(1, middle + reach));
    }

    /// <summary>A mean over persons, with Student's t.</summary>
    public static GroupEstimate OfMean(IReadOnlyCollection<PersonShare> people)
    {
        var mean = people.Average(p => p.Part / p.Whole);
        var variance = people.Sum(p => Math.Pow((p.Part / p.Whole) - mean, 2)) / (people.Count - 1);
        var reach = StudentT(people.Count - 1) * Math.Sqrt(variance / people.Count);
        return new(mean, mean - reach, mean + reach);
    }

    /// <summary>This group less the others. Newcombe's way: each side's own interval, squared and added (his method 10 for shares).</summary>
    public (double Lower, double Upper) DifferenceFrom(GroupEstimate others)
    {
        var difference = Value - others.Value;
        return (
            difference - Math.Sqrt(Math.Pow(Value - Lower, 2) + Math.Pow(others.Upper - others.Value, 2)),
            difference + Math.Sqrt(Math.Pow(Upper - Value, 2) + Math.Pow(others.Value - others.Lower, 2)));
    }

    /// <summary>The two-sided 95 % point, to three decimals from nine degrees of freedom (Abramowitz and Stegun 26.7.5).</summary>
    internal static double StudentT(int degrees)
    {
        var (z3, z5, z7) = (Math.Pow(Z, 3), Math.Pow(Z, 5), Math.Pow(Z, 7));
        return Z
            + ((z3 + Z) / (4.0 * degrees))
            + (((5 * z5) + (16 * z3) + (3 * Z)) / (96.0 * degrees * degrees))
            + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * Z)) / (384.0 * Math.Pow(degrees, 3)));
    }
}
