using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Market.Employers;

/// <summary>An employer that has told the unit about a need. The municipality's own departments are employers too.</summary>
public sealed class Employer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public string? OrganisationNumber { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Employer>
    {
        public void Configure(EntityTypeBuilder<Employer> entity) => entity.ToTable("employers").HasIndex(e => e.Name);
    }
}

/// <summary>The person at the employer whom the unit calls.</summary>
public sealed class EmployerContact
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EmployerId { get; init; }
    public required string Name { get; set; }
    public required string Phone { get; set; }
    public string? Email { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<EmployerContact>
    {
        public void Configure(EntityTypeBuilder<EmployerContact> entity)
        {
            entity.ToTable("employer_contacts");
            entity.HasOne<Employer>().WithMany().HasForeignKey(c => c.EmployerId);
        }
    }
}
