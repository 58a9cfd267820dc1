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
        var exact = wanted.OccupationId is not null && work.ConceptId == wanted.OccupationId;
        var percent = exact ? 75 : person.Taxonomy.Substitutability(work.Number, wanted.Number);
        var depth = exact ? 4 : CommonPrefix(work.Ssyk4, wanted.Ssyk4);
        var related = exact || percent > 0 || depth >= 3;
        var isCloser = related && (Closest is null || (exact, percent, depth, work.Years).CompareTo((IsExact, Substitutability, Depth, Closest.Years)) > 0);
        return new WorkRelation
        {
            IsExact = IsExact || exact,
            Substitutability = Math.Max(Substitutability, percent),
            Depth = Math.Max(Depth, depth),
            IsSameField = IsSameField || exact || (wanted.FieldId is not null && work.FieldId == wanted.FieldId),
            RelatedYears = RelatedYears + (related ? work.Years : 0),
            Recency = related ? Math.Max(Recency, Math.Clamp(20 - (year - (work.UntilYear ?? year)), 1, 20)) : Recency,
            Closest = isCloser ? work : Closest,
        };
    }
}
