using System.Text.Json;
using System.Text.Json.Serialization;
using Matchning.Ranking.Facts;

namespace Matchning.People.Catalogue;

/// <summary>Reads the seed catalogue that ships beside the program; data/README.md says where its figures come from.</summary>
public sealed class CatalogueFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly string _path;

    public CatalogueFile() : this(Path.Combine(AppContext.BaseDirectory, "People", "Catalogue", "data", "measure_types.json")) { }

    public CatalogueFile(string path) => _path = path;

    /// <summary>Published, but for those that name no outcomes.</summary>
    public IReadOnlyList<MeasureType> MeasureTypes()
    {
        using var file = File.OpenRead(_path);
        return JsonSerializer.Deserialize<List<Row>>(file, Options)!.ConvertAll(Made);
    }

    private static MeasureType Made(Row row)
    {
        var made = new MeasureType
        {
            Code = row.Code,
            Name = row.Name,
            Group = row.Group,
            Weeks = row.Weeks,
            HoursPerWeek = row.HoursPerWeek,
            Outcomes = row.Outcomes,
            EntrySwedish = row.Entry.Swedish,
            EntryEducation = row.Entry.Education,
            EntryLicence = row.Entry.Licence,
            EntryWorkedIn = row.Entry.WorkedIn,
            Suits = row.Suits,
            LengthSource = row.LengthSource,
        };
        made.Publish();
        return made;
    }

    private sealed record Row(
        string Code, string Name, MeasureGroup Group, int Weeks, int? HoursPerWeek, List<CompetenceOutcome> Outcomes, EntryRow Entry, string Suits, string LengthSource);

    private sealed record EntryRow(LanguageLevel Swedish, EducationLevel Education, string? Licence, string? WorkedIn);
}
