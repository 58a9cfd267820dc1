using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Reasons;

/// <summary>Reasons about the skills that an opening names, over and above each requirement's own.</summary>
internal static class SkillReasons
{
    private const int MostNamed = 3;

    public static void Write(ReasonLists lists)
    {
        Used(lists);
        Near(lists);
    }

    private static void Used(ReasonLists lists)
    {
        if (!lists.Has(Feature.SkillsUsed, 1)) return;
        var used = lists.Opening.NamedSkills.Where(s => SkillNearness.Of(lists.Person, s) == Nearness.Same).Take(MostNamed).ToArray();
        lists.For(
            ReasonCode.NamedSkillsHeld, lists.Facts with { Skills = [.. used.Select(AskedFor.Of)] },
            ReasonSource.Of(used[0].Source, lists.Opening.Facts.Text), Feature.SkillsUsed, Feature.NearSkill);
    }

    /// <summary>Only when none is there already: what is had says more than what is near.</summary>
    private static void Near(ReasonLists lists)
    {
        if (lists.Has(Feature.SkillsUsed, 1) || !lists.Has(Feature.NearSkill, 1)) return;
        var (near, nearness) = lists.Opening.NamedSkills.Select(s => (Skill: s, Near: SkillNearness.Of(lists.Person, s))).MaxBy(s => s.Near);
        var source = ReasonSource.Taxonomy(nearness == Nearness.Neighbour ? SourceField.NearSkills : SourceField.SkillsOfGroup);
        lists.For(ReasonCode.NearSkillHeld, lists.Facts with { Skills = [AskedFor.Of(near)] }, source, Feature.NearSkill);
    }
}
