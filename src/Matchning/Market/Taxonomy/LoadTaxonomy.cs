using Matchning.Floor.Data;
using Npgsql;

namespace Matchning.Market.Taxonomy;

/// <summary>Puts the shipped taxonomy tables in the database. Concepts are added and changed, never removed: old ads still use them.</summary>
public sealed class LoadTaxonomy(NpgsqlDataSource database, TaxonomyFiles files)
{
    public async Task<MergeCounts> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var counts = default(MergeCounts);
        foreach (var (merge, rows) in Tables()) counts += await merge.RunAsync(connection, rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return counts;
    }

    private IEnumerable<(BulkMerge Merge, IEnumerable<object?[]> Rows)> Tables()
    {
        yield return (
            new BulkMerge("occupations", ["id", "label", "ssyk4", "field_id", "is_retired", "successor_id"], ["id"], []),
            files.Occupations().Concat(files.RetiredOccupations()).DistinctBy(o => o.ConceptId)
                .Select(o => new object?[] { o.ConceptId, o.Label, o.Ssyk4, o.FieldId, o.IsRetired, o.SuccessorId }));
        yield return (
            new BulkMerge("ssyk_groups", ["id", "code", "level", "label", "parent_code", "field_id"], ["id"], []),
            files.SsykGroups().Select(g => new object?[] { g.ConceptId, g.Code, g.Level, g.Label, g.ParentCode, g.FieldId }));
        yield return (
            new BulkMerge("substitutabilities", ["held_id", "wanted_id", "percent"], ["held_id", "wanted_id"], []),
            files.Substitutabilities().Select(s => new object?[] { s.HeldId, s.WantedId, s.Percent }));
        var groups = files.SkillGroups().ToLookup(g => g.SkillId, g => g.Ssyk4);
        yield return (
            new BulkMerge("skills", ["id", "label", "ssyk4"], ["id"], []),
            files.Skills().Select(s => new object?[] { s.ConceptId, s.Label, groups[s.ConceptId].Order(StringComparer.Ordinal).ToArray() }));
        yield return (
            new BulkMerge("municipalities", ["code", "id", "label", "region_code", "region_id", "region_label", "latitude", "longitude"], ["code"], []),
            files.Municipalities().Select(m => new object?[] { m.Code, m.ConceptId, m.Label, m.RegionCode, m.RegionConceptId, m.RegionLabel, m.Latitude, m.Longitude }));
        yield return (new BulkMerge("concepts", ["id", "kind", "label", "code"], ["id"], []), SmallLists());
    }

    private IEnumerable<object?[]> SmallLists() =>
        files.Languages().Select(l => new object?[] { l.ConceptId, "language", l.Label, l.Code })
            .Concat(files.DrivingLicences().Select(l => new object?[] { l.ConceptId, "driving_licence", l.Label, l.Label }))
            .Concat(files.Fields().Select(f => new object?[] { f.ConceptId, "occupation_field", f.Label, null }));
}
