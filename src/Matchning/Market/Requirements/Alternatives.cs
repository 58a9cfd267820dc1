using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements;

/// <summary>"Svenska eller engelska" asks for one of two: one requirement with two ways to meet it.</summary>
internal static class Alternatives
{
    private const int LongestGap = 40;

    /// <summary>Those that an "or" joins to the mention, itself among them, in order; alone when there are none.</summary>
    public static List<Mention> Of(Mention mention, List<Mention> all, Sentence sentence)
    {
        var joined = new List<Mention> { mention };
        for (var i = 0; i < joined.Count; i++)
            foreach (var other in all)
                if (other.Kind == mention.Kind && joined.TrueForAll(j => j.Value != other.Value) && AreJoinedByOr(joined[i], other, sentence)) joined.Add(other);
        joined.Sort((x, y) => x.Start.CompareTo(y.Start));
        return joined;
    }

    /// <summary>One requirement that any of them meets; null for a kind that is not asked for so.</summary>
    public static Mention? AsOne(List<Mention> joined)
    {
        if (joined[0].Kind is not (RequirementKind.Language or RequirementKind.Education or RequirementKind.DrivingLicence)) return null;
        var values = joined.Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return joined[0] with
        {
            Value = string.Join(Requirement.Or, values),
            ConceptId = null,
            Level = joined[0].Kind switch
            {
                RequirementKind.Language => joined.Select(m => m.Level).Min(StringComparer.Ordinal),
                RequirementKind.Education => joined.Exists(m => m.Level is null) ? null : joined.Select(m => Enum.Parse<EducationLevel>(m.Level!)).Min().ToString(),
                _ => null,
            },
            End = joined[^1].End,
        };
    }

    private static bool AreJoinedByOr(Mention a, Mention b, Sentence sentence)
    {
        var (from, to) = a.Start < b.Start ? (a.End, b.Start) : (b.End, a.Start);
        if (to <= from || to - from > LongestGap) return false;
        var between = sentence.Text.AsSpan(from, to - from);
        // Two licence classes or two schoolings can stand further apart than "A eller B": "en X eller annan Y".
        return between.Contains(" eller ", StringComparison.OrdinalIgnoreCase) || between.Contains(" or ", StringComparison.OrdinalIgnoreCase)
            || between.Contains("och/eller", StringComparison.OrdinalIgnoreCase) || between.Contains("and/or", StringComparison.OrdinalIgnoreCase)
            || between.Contains("alternativt", StringComparison.OrdinalIgnoreCase)
            || (a.Kind is RequirementKind.Language or RequirementKind.DrivingLicence && between.Trim() is "/");
    }
}
