using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Features;

/// <summary>What the opening names of skills, and the words it shares with the profile.</summary>
internal static class SkillFeatures
{
    public static void Fill(PreparedParticipant participant, PreparedOpening opening, Span<byte> row)
    {
        var (used, best) = (0, Nearness.None);
        foreach (var named in opening.NamedSkills)
        {
            var near = SkillNearness.Of(participant, named);
            if (near == Nearness.Same) used++;
            if (near > best) best = near;
        }
        var isNamed = opening.NamedSkills.Length > 0;
        row.Set(Feature.SkillsUsed, isNamed ? used : float.NaN);
        row.Set(Feature.NearSkill, isNamed ? (int)best : float.NaN);
        row.Set(Feature.TextMatch, opening.Words.Match(participant.WordIds));
    }
}
