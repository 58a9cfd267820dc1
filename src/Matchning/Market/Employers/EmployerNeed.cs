using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Market.Employers;

/// <summary>What an employer lacks, or could take someone for, in the employer's own words. Leads to an opening.</summary>
public sealed class EmployerNeed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>"B-2026-0142": what the employer quotes on the phone. The number is drawn by the database.</summary>
    public string Reference => $"B-{CreatedAt.Year}-{Number:0000}";

    public int Number { get; init; }
    public required Guid EmployerId { get; init; }
    public Employer Employer { get; init; } = null!;
    public required Guid ContactId { get; init; }
    public EmployerContact Contact { get; init; } = null!;

    public required string Description { get; set; }

    /// <summary>None stands for "Vet inte – prata med mig".</summary>
    public PlaceKinds Kinds { get; set; }

    public bool IsSummerJob { get; set; }
    public int Places { get; set; } = 1;

    /// <summary>Null means as soon as possible.</summary>
    public DateOnly? StartsOn { get; set; }

    public required string PlaceText { get; set; }
    public string? MunicipalityCode { get; set; }

    /// <summary>Null when the employer skipped the suggestion.</summary>
    public string? OccupationId { get; set; }

    public string? OccupationLabel { get; set; }
    public int? HoursPercent { get; set; }

    /// <summary>Times, requirements, pay and so on, in the employer's words.</summary>
    public string? Details { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The form's own id: sending the same form twice has one effect.</summary>
    public required Guid OperationId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EmployerNeed>
    {
        public void Configure(EntityTypeBuilder<EmployerNeed> entity)
        {
            entity.ToTable("employer_needs");
            entity.Property(n => n.Number).UseIdentityAlwaysColumn();
            entity.Ignore(n => n.Reference);
            entity.Property(n => n.Kinds).HasConversion<int>();
            entity.HasOne(n => n.Employer).WithMany().HasForeignKey(n => n.EmployerId);
            entity.HasOne(n => n.Contact).WithMany().HasForeignKey(n => n.ContactId);
            entity.HasIndex(n => n.OperationId).IsUnique();
            entity.HasIndex(n => n.CreatedAt);
        }
    }
}
