using Matchning.Ranking.Facts;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Prepared;

/// <summary>How the person's work and wishes stand to one occupation. A value, worked out once for each pair.</summary>
internal readonly record struct WorkRelation
{
    public bool IsExact { get; init; }

    /// <summary>0, 25 or 75; the same occupation counts as 75.</summary>
    public int Substitutability { get; init; }

    /// <summary>Longest common SSYK prefix, 0–4.</summary>
    public int Depth { get; init; }

    public bool IsSameField { get; init; }

    /// <summary>Sum over related work: exact, substitutable, or three common SSYK digits.</summary>
    public double RelatedYears { get; init; }

    /// <summary>20 for now or not known when, one less for each year since, at least 1; 0 when nothing is related.</summary>
    public int Recency { get; init; }

    /// <summary>Longest related work, for the reasons.</summary>
    public KnownWork? Closest { get; init; }

    public static WorkRelation Of(PreparedParticipant person, in WantedWork wanted, int year)
    {
        var all = default(WorkRelation);
        foreach (var work in person.Held) all = all.With(work, person, wanted, year);
        return all;
    }

    public static int CommonPrefix(string? a, string? b)
    {
        if (a is null || b is null) return 0;
        var n = 0;
        while (n < a.Length && n < b.Length && a[n] == b[n]) n++;
        return n;
    }

    private WorkRelation With(KnownWork work, PreparedParticipant person, in WantedWork wanted, int year)
    {
        var link = WorkLink.Of(work, person.Taxonomy, wanted);
        var isCloser = link.IsRelated
            && (Closest is null || (link.IsExact, (int)link.Percent, (int)link.Depth, work.Years).CompareTo((IsExact, Substitutability, Depth, Closest.Years)) > 0);
        return new WorkRelation
        {
            IsExact = IsExact || link.IsExact,
            Substitutability = Math.Max(Substitutability, link.Percent),
            Depth = Math.Max(Depth, link.Depth),
            IsSameField = IsSameField || link.IsSameField,
            RelatedYears = RelatedYears + (link.IsRelated ? work.Years : 0),
            Recency = link.IsRelated ? Math.Max(Recency, work.Recency(year)) : Recency,
            Closest = isCloser ? work : Closest,
        };
    }
}

/// <summary>How one occupation stands to wanted work. The default value is nothing in common.</summary>
/// <param name="Percent">75, 25 or 0; the same occupation counts as 75.</param>
/// <param name="Depth">Common SSYK digits, 0–4; the same occupation has 4.</param>
/// <param name="IsRelated">Years and recency count: exact, substitutable, or three common digits.</param>
internal readonly record struct WorkLink(bool IsExact, byte Percent, byte Depth, bool IsSameField, bool IsRelated)
{
    public static WorkLink Of(KnownWork work, RankingTaxonomy taxonomy, in WantedWork wanted)
    {
        var exact = wanted.OccupationId is not null && work.ConceptId == wanted.OccupationId;
        var percent = exact ? 75 : taxonomy.Substitutability(work.Number, wanted.Number);
        var depth = exact ? 4 : WorkRelation.CommonPrefix(work.Ssyk4, wanted.Ssyk4);
        var sameField = exact || (wanted.FieldId is not null && work.FieldId == wanted.FieldId);
        return new(exact, (byte)percent, (byte)depth, sameField, exact || percent > 0 || depth >= 3);
    }
}
