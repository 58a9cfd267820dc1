using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;
using Matchning.Training;

namespace Matchning.Worker.Lab;

/// <summary>What training knows of the taxonomy, from the service's files.</summary>
internal static class TrainingTables
{
    public static WorkRelations Relations(TaxonomyFiles files)
    {
        var labels = files.Skills().ToDictionary(s => s.ConceptId, s => s.Label, StringComparer.Ordinal);
        return new(
            [.. files.Substitutabilities().Select(s => (s.HeldId, s.WantedId))],
            [.. files.SkillGroups().Where(s => labels.ContainsKey(s.SkillId)).Select(s => (s.Ssyk4, new ConceptLabel(s.SkillId, labels[s.SkillId])))]);
    }
}
