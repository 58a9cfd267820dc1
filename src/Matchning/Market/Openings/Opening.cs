using Matchning.Floor.Data;
using Matchning.Market.Employers;
using Matchning.Market.JobAds;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Market.Openings;

/// <summary>A concrete place that someone can be proposed to: made from an ad or from a local employer's need.</summary>
public sealed class Opening
{
    public long Id { get; init; }
    public long? ExternalAdId { get; init; }
    public ExternalAd? ExternalAd { get; init; }
    public Guid? EmployerNeedId { get; init; }
    public EmployerNeed? EmployerNeed { get; init; }

    /// <summary>Hash of the ad this opening was last made from; differs from the ad's when it must be made again.</summary>
    public byte[]? MadeFromHash { get; set; }

    public required string Title { get; set; }
    public string? EmployerName { get; set; }
    public required string Text { get; set; }
    public string? OccupationId { get; set; }
    public string? OccupationLabel { get; set; }
    public string? Ssyk4 { get; set; }
    public string? FieldId { get; set; }
    public string? MunicipalityCode { get; set; }

    /// <summary>The county, where that is all that is known.</summary>
    public string? RegionCode { get; set; }

    /// <inheritdoc cref="OpeningFacts.IsOtherLocality"/>
    public bool IsOtherLocality { get; set; }

    public string? PlaceLabel { get; set; }
    public PlaceKinds Kinds { get; set; }
    public int? HoursPercentMin { get; set; }
    public int? HoursPercentMax { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? PublishedOn { get; set; }
    public DateOnly? ClosesOn { get; set; }
    /// <summary>More places than these in one ad are shown, and not believed when people are spread over openings.</summary>
    public const int MostBelievedPlaces = 50;

    /// <summary>0 is shown, and nobody is proposed to it.</summary>
    public int Places { get; set; } = 1;
    public bool? ExperienceRequired { get; set; }
    public IReadOnlyList<Requirement> Requirements { get; set; } = [];
    public string? WebpageUrl { get; set; }

    /// <inheritdoc cref="OpeningFacts.Language"/>
    public string? Language { get; set; }

    /// <inheritdoc cref="OpeningFacts.Likeness"/>
    public long? Likeness { get; set; }

    /// <summary>The taxonomy that did not have the ad's occupation; null when it was found. With another taxonomy the opening is made again.</summary>
    public string? UnmappedWith { get; set; }

    public bool IsExample { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    public bool IsLocalNeed => EmployerNeedId is not null;

    /// <inheritdoc cref="OwnTitleOf"/>
    public string? OwnTitle => OwnTitleOf(Title, EmployerNeedId, OccupationLabel);

    /// <summary>What it is called; null for a need without an occupation, which is stored under the first words of its description.</summary>
    public static string? OwnTitleOf(string title, Guid? needId, string? occupationLabel) => needId is not null && occupationLabel is null ? null : title;

    /// <summary>
    /// Has the employer said yes to a place with support? A need tells (null for "vet inte"); an ad only when it is labelled
    /// nystartsjobb, and is silent otherwise.
    /// </summary>
    public bool? AcceptsBridging => (Kinds & (PlaceKinds.Subsidised | PlaceKinds.Internship | PlaceKinds.WorkTraining)) != 0
        ? true
        : IsLocalNeed && Kinds != PlaceKinds.None ? false : null;

    /// <summary>Where to read the ad; null unless it is a clean web address. The feed's own text is never trusted as a link, and never fetched by us.</summary>
    public string? SourceLink => IsExample ? null : WebLink.Clean(WebpageUrl);

    public OpeningFacts ToFacts() => new()
    {
        Id = Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Title = Title,
        OccupationId = OccupationId,
        OccupationLabel = OccupationLabel,
        Ssyk4 = Ssyk4,
        FieldId = FieldId,
        MunicipalityCode = MunicipalityCode,
        RegionCode = RegionCode,
        IsOtherLocality = IsOtherLocality,
        PlaceLabel = PlaceLabel,
        Kinds = Kinds,
        HoursPercentMin = HoursPercentMin,
        HoursPercentMax = HoursPercentMax,
        Times = WorkTimes.Of(Requirements, Title),
        StartsOn = StartsOn,
        PublishedOn = PublishedOn,
        ClosesOn = ClosesOn,
        Places = Places,
        ExperienceRequired = ExperienceRequired,
        IsLocalNeed = IsLocalNeed,
        AcceptsBridging = AcceptsBridging,
        Language = Language,
        Likeness = Likeness,
        Requirements = Requirements,
        Text = Text,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Opening>
    {
        public void Configure(EntityTypeBuilder<Opening> entity)
        {
            entity.ToTable("openings");
            entity.Property(o => o.Kinds).HasConversion<int>();
            entity.Property(o => o.IsOtherLocality).HasDefaultValueSql("false");
            entity.Property(o => o.Requirements).IsJsonList();
            entity.HasOne(o => o.ExternalAd).WithMany().HasForeignKey(o => o.ExternalAdId);
            entity.HasOne(o => o.EmployerNeed).WithMany().HasForeignKey(o => o.EmployerNeedId);
            entity.HasIndex(o => o.ExternalAdId).IsUnique();
            entity.HasIndex(o => o.EmployerNeedId).IsUnique().HasFilter("employer_need_id is not null");
            entity.HasIndex(o => o.ClosesOn).HasFilter("closed_at is null");
            entity.HasIndex(o => o.Likeness).HasFilter("closed_at is null and likeness is not null");
            entity.Ignore(o => o.IsLocalNeed).Ignore(o => o.AcceptsBridging).Ignore(o => o.SourceLink);
        }
    }
}
