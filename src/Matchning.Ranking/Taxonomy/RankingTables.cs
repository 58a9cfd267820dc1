namespace Matchning.Ranking.Taxonomy;

/// <summary>What the engine knows beside the taxonomy's own relations: fixed tables that ship with the program. Nothing is counted over the openings at hand.</summary>
public sealed record RankingTables(RequirementWeights RequirementWeights, WorkWords WorkWords, SkillNeighbours SkillNeighbours)
{
    public static RankingTables None { get; } = new(RequirementWeights.Equal, WorkWords.None, SkillNeighbours.None);
}
