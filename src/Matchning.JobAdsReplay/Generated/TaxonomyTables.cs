using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace Matchning.JobAdsReplay.Generated;

/// <summary>The taxonomy rows a generated ad needs. A pattern that names something the taxonomy lacks stops the start.</summary>
public sealed class TaxonomyTables
{
    private readonly Dictionary<string, Concept> _fields = Read("occupation_fields", r => new Concept(r["field_concept_id"]!, r["label"]!, r["legacy_id"])).ToDictionary(c => c.Id);
    private readonly Dictionary<string, Concept> _groups = Read("ssyk2012", r => (Level: r["level"], Concept: new Concept(r["concept_id"]!, r["label"]!, r["code"])))
        .Where(r => r.Level == "4").ToDictionary(r => r.Concept.Id, r => r.Concept);
    private readonly Dictionary<string, OccupationRow> _occupations = Read("occupations", r => new OccupationRow(
        new Concept(r["concept_id"]!, r["label"]!, Text(r["legacy_id"])), r["ssyk4_concept_id"]!, r["field_concept_id"]!)).ToDictionary(o => o.Name.Id);
    private readonly ILookup<string, Concept> _retiredBySuccessor = Read("occupations_retired", r => (
            Concept: new Concept(r["concept_id"]!, r["label"]!, Text(r["legacy_id"])), Successors: r["possible_successor_ids"]!))
        .SelectMany(r => r.Successors.Split(['|', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(id => (id, r.Concept)))
        .ToLookup(r => r.id, r => r.Concept);
    private readonly Dictionary<string, Concept> _licences = Read("driving_licences", r => new Concept(r["concept_id"]!, r["label"]!, r["legacy_id"])).ToDictionary(c => c.Label);

    public IReadOnlyList<MunicipalityRow> Municipalities { get; } = [.. Read("municipalities", r => new MunicipalityRow(
        r["code"]!, r["concept_id"]!, r["label"]!, r["region_code"]!, r["region_concept_id"]!, r["region_label"]!,
        double.Parse(r["lat"]!, CultureInfo.InvariantCulture), double.Parse(r["lon"]!, CultureInfo.InvariantCulture)))];

    public Concept Swedish { get; } = Read("languages", r => new Concept(r["concept_id"]!, r["label"]!, Text(r["legacy_id"]))).Single(c => c.Label == "Svenska");

    public Occupation Occupation(string id, string label)
    {
        if (!_occupations.TryGetValue(id, out var row) || row.Name.Label != label)
            throw new InvalidDataException($"The patterns name the occupation {id} \"{label}\", which the taxonomy does not have.");
        return new(row.Name, _groups[row.GroupId], _fields[row.FieldId], [.. _retiredBySuccessor[id]]);
    }

    public Concept Licence(string label) => _licences.TryGetValue(label, out var licence) ? licence
        : throw new InvalidDataException($"The patterns name the driving licence \"{label}\", which the taxonomy does not have.");

    private static List<T> Read<T>(string name, Func<CsvReader, T> row)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "taxonomy", name + ".csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<T>();
        while (csv.Read()) rows.Add(row(csv));
        return rows;
    }

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private sealed record OccupationRow(Concept Name, string GroupId, string FieldId);
}

public sealed record Concept(string Id, string Label, string? LegacyId);

/// <summary>Retired holds the ids that this one replaced: real ads still carry such ids months after they left the taxonomy.</summary>
public sealed record Occupation(Concept Name, Concept Group, Concept Field, IReadOnlyList<Concept> Retired);

public sealed record MunicipalityRow(
    string Code, string Id, string Label, string RegionCode, string RegionId, string RegionLabel, double Latitude, double Longitude);
