using Matchning.Ranking.Facts;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Prepared;

/// <summary>The work that an opening is, or that a requirement asks for, with its place in the taxonomy.</summary>
/// <param name="Number">The occupation's <see cref="RankingTaxonomy.Number"/>.</param>
internal readonly record struct WantedWork(string? OccupationId, string? Ssyk4, string? FieldId, int Number)
{
    public static WantedWork Of(string? occupationId, string? ssyk4, string? fieldId, RankingTaxonomy taxonomy) =>
        new(taxonomy.Present(occupationId), ssyk4, fieldId, taxonomy.Number(taxonomy.Present(occupationId)));
}
