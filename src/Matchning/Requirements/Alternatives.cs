using Matchning.Ranking.Facts;

namespace Matchning.Requirements;

/// <summary>"Svenska eller engelska" asks for one of two, so neither of them alone is a must.</summary>
internal static class Alternatives
{
    private const int LongestGap = 40;

    public static bool HasOne(Mention mention, List<Mention> all, Sentence sentence)
    {
        foreach (var other in all)
            if (other.Kind == mention.Kind && other.Value != mention.Value && AreJoinedByOr(mention, other, sentence)) return true;
        return false;
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
