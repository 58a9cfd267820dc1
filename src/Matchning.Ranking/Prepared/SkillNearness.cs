using Matchning.Ranking.Taxonomy;
namespace Matchning.Ranking.Prepared;

/// <summary>How near the person's skills are to one that an opening names. Ordered: having the skill itself is nearest.</summary>
internal enum Nearness { None, SameGroup, Neighbour, Same }

/// <summary>The one definition of near, read by the feature and the reasons. Another skill never gives less.</summary>
internal static class SkillNearness
{
    public static Nearness Of(PreparedParticipant person, PreparedRequirement named)
    {
        if (RequirementCoverage.HasSkill(person, named)) return Nearness.Same;
        if (named.Source.ConceptId is { } id && person.Taxonomy.Tables.SkillNeighbours.AreAny(id, person.SkillIds)) return Nearness.Neighbour;
        foreach (var group in named.SkillGroups)
            if (person.SkillsPerGroup.ContainsKey(group)) return Nearness.SameGroup;
        return Nearness.None;
    }
}
