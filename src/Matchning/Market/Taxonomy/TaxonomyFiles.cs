using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using Matchning.Floor.Data;
using Matchning.Market.Journeys;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Tables;

namespace Matchning.Market.Taxonomy;

/// <summary>Reads the taxonomy tables that ship beside the program. The first stop for everything that has a concept id.</summary>
public sealed class TaxonomyFiles
{
    private readonly string _folder;
    private readonly JourneyFiles _journeys = new();

    public TaxonomyFiles() : this(Path.Combine(AppContext.BaseDirectory, "Market", "Taxonomy", "data")) { }

    public TaxonomyFiles(string folder) => _folder = folder;

    public IEnumerable<OccupationRow> Occupations() => Rows("occupations",
        r => new OccupationRow(r.GetField("concept_id")!, r.GetField("label")!, Text(r, "ssyk4_code"), Text(r, "field_concept_id"), false, null));

    public IEnumerable<OccupationRow> RetiredOccupations()
    {
        var fields = SsykGroups().Where(g => g.Level == 4).ToDictionary(g => g.Code, g => g.FieldId);
        return Rows("occupations_retired", r =>
        {
            var successors = Text(r, "possible_successor_ids")?.Split(['|', ' ', ';'], StringSplitOptions.RemoveEmptyEntries) ?? [];
            return new OccupationRow(
                r.GetField("concept_id")!, r.GetField("label")!, Text(r, "ssyk4_code"), Text(r, "ssyk4_code") is { } code ? fields.GetValueOrDefault(code) : null, true, successors.FirstOrDefault())
            {
                IsOneOfSeveral = successors.Length > 1,
            };
        });
    }

    public IEnumerable<SsykRow> SsykGroups() => Rows("ssyk2012",
        r => new SsykRow(Number(r, "level"), r.GetField("code")!, r.GetField("concept_id")!, r.GetField("label")!, Text(r, "parent_code"), Text(r, "field_concept_id")));

    public IEnumerable<ConceptRow> Fields() => Rows("occupation_fields", r => new ConceptRow(r.GetField("field_concept_id")!, r.GetField("label")!));

    public IEnumerable<SubstitutabilityRow> Substitutabilities() => Rows("occupation_substitutability",
        r => new SubstitutabilityRow(r.GetField("occupation_held_id")!, r.GetField("occupation_wanted_id")!, Number(r, "percent")));

    public IEnumerable<ConceptRow> Skills() => Rows("skills", r => new ConceptRow(r.GetField("concept_id")!, r.GetField("label")!));

    public IEnumerable<SkillGroupRow> SkillGroups() => Rows("skill_ssyk4",
        r => new SkillGroupRow(r.GetField("skill_concept_id")!, r.GetField("ssyk4_code")!));

    public IEnumerable<MunicipalityRow> Municipalities() => Rows("municipalities", r => new MunicipalityRow(
        r.GetField("code")!, r.GetField("concept_id")!, r.GetField("label")!, r.GetField("region_code")!, r.GetField("region_concept_id")!, r.GetField("region_label")!,
        Real(r, "lat"), Real(r, "lon")));

    public IEnumerable<PlaceRow> Places() => Rows("places",
        r => new PlaceRow(r.GetField("label")!, r.GetField("municipality_code")!, Real(r, "lat"), Real(r, "lon")));

    public IEnumerable<LanguageRow> Languages() => Rows("languages",
        r => new LanguageRow(r.GetField("concept_id")!, r.GetField("label")!, (Text(r, "iso639_1") ?? Text(r, "iso639_2"))?.ToLowerInvariant()));

    public IEnumerable<ConceptRow> DrivingLicences() => Rows("driving_licences", r => new ConceptRow(r.GetField("concept_id")!, r.GetField("label")!));

    /// <summary>Changes when the lists of occupations do: what an older list did not have is looked up again.</summary>
    public string OccupationsVersion => _version ??= Convert.ToHexStringLower(SHA256.HashData(
        [.. new[] { "occupations", "occupations_retired" }.SelectMany(name => File.ReadAllBytes(Path.Combine(_folder, name + ".csv.gz")))]).AsSpan(0, 6));

    private string? _version;

    /// <summary>Employers' own job titles and the preferred title each stands for.</summary>
    public IEnumerable<JobTitleRow> JobTitles() => Rows("job_title_terms_2019", r => new JobTitleRow(r.GetField(0)!, r.GetField(1)!));

    /// <summary>The same tables in the shape the engine wants.</summary>
    public RankingTaxonomy ForRanking() => new(
        Occupations().Concat(RetiredOccupations()).DistinctBy(o => o.ConceptId)
            .Select(o => new OccupationNode(o.ConceptId, o.Label, o.Ssyk4, o.FieldId, o.IsRetired, o.IsOneOfSeveral ? null : o.SuccessorId)),
        Substitutabilities().Select(s => (s.HeldId, s.WantedId, s.Percent)),
        Seats.Of(Municipalities(), _journeys.Seats()),
        SkillGroups().Select(s => (s.SkillId, s.Ssyk4)),
        _journeys.Railways())
    {
        Tables = Tables(),
        GroupLabels = SsykGroups().Where(g => g.Level == 4).ToDictionary(g => g.Code, g => g.Label, StringComparer.Ordinal),
    };

    // The counts are in hundredths of ads: RecordedFrequencies, which made them, says why.
    private RankingTables Tables()
    {
        var (ads, meanWords) = Rows("recorded_ads", r => (Number(r, "ads_hundredths") / 100.0, Number(r, "mean_words_hundredths") / 100.0)).Single();
        return new(
            new RequirementWeights(Rows("recorded_requirements", r => (Enum.Parse<RequirementKind>(r.GetField("kind")!), r.GetField("key")!, Number(r, "ads_hundredths") / 100.0)), ads),
            new WorkWords(Rows("work_words", r => (r.GetField("stem")!, Number(r, "ads_hundredths") / 100.0)), ads, meanWords),
            new SkillNeighbours(Rows("skill_neighbours", r => (r.GetField("skill_id")!, r.GetField("neighbour_id")!))));
    }

    private List<T> Rows<T>(string name, Func<CsvReader, T> read) => ShippedTable.Rows(Path.Combine(_folder, name + ".csv.gz"), read);

    private static string? Text(CsvReader row, string column) => row.GetField(column) is { Length: > 0 } text ? text : null;

    private static int Number(CsvReader row, string column) => int.Parse(row.GetField(column)!, CultureInfo.InvariantCulture);

    private static double Real(CsvReader row, string column) => double.Parse(row.GetField(column)!, CultureInfo.InvariantCulture);
}

public sealed record ConceptRow(string ConceptId, string Label);

public sealed record OccupationRow(string ConceptId, string Label, string? Ssyk4, string? FieldId, bool IsRetired, string? SuccessorId)
{
    /// <summary>The work was split, so that which of them it is now is not known.</summary>
    public bool IsOneOfSeveral { get; init; }
}

public sealed record SsykRow(int Level, string Code, string ConceptId, string Label, string? ParentCode, string? FieldId);

public sealed record SubstitutabilityRow(string HeldId, string WantedId, int Percent);

public sealed record SkillGroupRow(string SkillId, string Ssyk4);

public sealed record MunicipalityRow(
    string Code, string ConceptId, string Label, string RegionCode, string RegionConceptId, string RegionLabel,
    double Latitude, double Longitude);

public sealed record PlaceRow(string Label, string MunicipalityCode, double Latitude, double Longitude);

public sealed record LanguageRow(string ConceptId, string Label, string? Code);

public sealed record JobTitleRow(string Title, string PreferredTitle);
