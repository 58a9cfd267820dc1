using Matchning.Floor.Data;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Participants;

/// <summary>What the person can, wants and has room for: the person's side of the matching.</summary>
public sealed class CompetenceProfile
{
    public required Guid ParticipantId { get; init; }
    public required Guid UnitId { get; init; }
    public string? MunicipalityCode { get; set; }
    public IReadOnlyList<HeldOccupation> Occupations { get; set; } = [];
    public IReadOnlyList<ConceptLabel> Skills { get; set; } = [];
    public IReadOnlyList<SpokenLanguage> Languages { get; set; } = [];
    public IReadOnlyList<ConceptLabel> Wishes { get; set; } = [];
    public string[] Avoid { get; set; } = [];
    public string[] DrivingLicences { get; set; } = [];

    /// <summary>False while nobody has asked: then an empty list of licences is no answer.</summary>
    public bool LicencesKnown { get; set; }

    public bool HasCar { get; set; }
    public EducationLevel? EducationLevel { get; set; }
    public string? EducationField { get; set; }
    public int? HoursPercentMin { get; set; }
    public int? HoursPercentMax { get; set; }
    /// <inheritdoc cref="ParticipantFacts.DayStart"/>
    public TimeOnly? DayStart { get; set; }

    /// <inheritdoc cref="ParticipantFacts.DayEnd"/>
    public TimeOnly? DayEnd { get; set; }

    public DateOnly? EarliestStart { get; set; }
    public DateOnly? LatestEnd { get; set; }
    public int? MaxCommuteMinutes { get; set; }
    public PlaceKinds OpenTo { get; set; }

    /// <summary>What the person says about themself, in their own words.</summary>
    public string? OwnWords { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The positive list, and nothing else, handed to the engine.</summary>
    public ParticipantFacts ToFacts() => new()
    {
        Id = ParticipantId.ToString(),
        MunicipalityCode = MunicipalityCode,
        Occupations = Occupations,
        Skills = Skills,
        Languages = Languages,
        DrivingLicences = DrivingLicences,
        LicencesKnown = LicencesKnown || DrivingLicences.Length > 0,
        HasCar = HasCar,
        EducationLevel = EducationLevel,
        EducationField = EducationField,
        HoursPercentMin = HoursPercentMin,
        HoursPercentMax = HoursPercentMax,
        DayStart = DayStart,
        DayEnd = DayEnd,
        EarliestStart = EarliestStart,
        LatestEnd = LatestEnd,
        MaxCommuteMinutes = MaxCommuteMinutes,
        WishOccupations = Wishes,
        Avoid = Avoid,
        OpenTo = OpenTo,
        Text = OwnWords,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<CompetenceProfile>
    {
        public void Configure(EntityTypeBuilder<CompetenceProfile> entity)
        {
            // A hundred times what a full life needs: no profile may be so large that whoever reads it for the night has no memory left.
            entity.ToTable("competence_profiles", table => table.HasCheckConstraint(
                "ck_competence_profiles_size",
                """
                octet_length(occupations::text) + octet_length(skills::text) + octet_length(languages::text) + octet_length(wishes::text)
                + octet_length(array_to_string(avoid || driving_licences, ' ')) + coalesce(octet_length(own_words), 0) <= 200000
                """)).HasKey(p => p.ParticipantId);
            entity.Property(p => p.Occupations).IsJsonList();
            entity.Property(p => p.Skills).IsJsonList();
            entity.Property(p => p.Languages).IsJsonList();
            entity.Property(p => p.Wishes).IsJsonList();
            entity.Property(p => p.OpenTo).HasConversion<int>();
        }
    }
}
