using Matchning.Floor.Data;
using Matchning.Ranking.Doors;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Catalogue;

/// <summary>A kind of measure in the catalogue: a course, a licence, a validation. What it gives is what the matching can count on.</summary>
public sealed class MeasureType
{
    public required string Code { get; init; }
    public required string Name { get; set; }
    public MeasureGroup Group { get; set; }

    /// <summary>Calendar weeks, roughly; a course of some days counts as one.</summary>
    public int Weeks { get; set; }

    public int? HoursPerWeek { get; set; }
    public IReadOnlyList<CompetenceOutcome> Outcomes { get; set; } = [];
    public LanguageLevel EntrySwedish { get; set; }
    public EducationLevel EntryEducation { get; set; }
    public string? EntryLicence { get; set; }

    /// <summary>First digits of an SSYK group that one must have worked in.</summary>
    public string? EntryWorkedIn { get; set; }

    /// <summary>In Swedish: whom it suits, and what a profile cannot tell.</summary>
    public required string Suits { get; set; }

    /// <summary>In Swedish: where the length comes from.</summary>
    public required string LengthSource { get; set; }

    public bool IsPublished { get; private set; }

    /// <summary>Domain rule 16: without outcomes nobody can say what it is good for, so it stays a draft.</summary>
    public PublishResult Publish()
    {
        if (Outcomes.Count == 0) return PublishResult.NamesNoOutcomes;
        IsPublished = true;
        return PublishResult.Published;
    }

    /// <summary>What taking it would add to a person's facts.</summary>
    public Change ToChange() => new()
    {
        Code = Code,
        Kind = ChangeKind.Measure,
        Weeks = Weeks,
        Entry = new(EntrySwedish, EntryEducation, EntryLicence, EntryWorkedIn),
        Skills = [.. Of(OutcomeKind.Skill).Select(o => new ConceptLabel(o.ConceptId!, o.Value)), .. Of(OutcomeKind.Certificate).Select(o => new ConceptLabel("certificate:" + o.Value, o.Value))],
        DrivingLicences = [.. Of(OutcomeKind.DrivingLicence).Select(o => o.Value)],
        Languages = [.. Of(OutcomeKind.Language).Select(o => new SpokenLanguage(o.Value, Enum.Parse<LanguageLevel>(o.Level!)))],
        EducationLevel = Of(OutcomeKind.Education).Select(o => (EducationLevel?)Enum.Parse<EducationLevel>(o.Level!)).Max(),
        Work = [.. Of(OutcomeKind.Occupation).Select(o => new ConceptLabel(o.ConceptId!, o.Value))],
    };

    private IEnumerable<CompetenceOutcome> Of(OutcomeKind kind) => Outcomes.Where(o => o.Kind == kind);

    internal sealed class Mapping : IEntityTypeConfiguration<MeasureType>
    {
        public void Configure(EntityTypeBuilder<MeasureType> entity)
        {
            entity.ToTable("measure_types", table =>
                table.HasCheckConstraint("ck_measure_types_outcomes", "not is_published or jsonb_array_length(outcomes) > 0")).HasKey(m => m.Code);
            entity.Property(m => m.Outcomes).IsJsonList();
        }
    }
}

public enum MeasureGroup { ShortCourse, DrivingLicence, Sfi, KomvuxBasic, KomvuxUpperSecondary, VocationalPackage, CombinedTraining, Validation }

public enum PublishResult { Published, NamesNoOutcomes }
