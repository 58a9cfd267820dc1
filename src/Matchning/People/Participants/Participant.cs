using Matchning.People.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Participants;

/// <summary>A person in a unit, with the consultant who owns plan and follow-up.</summary>
public sealed class Participant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UnitId { get; init; }
    public required Guid PersonId { get; init; }
    public Person Person { get; init; } = null!;
    public Guid? ConsultantId { get; set; }

    /// <summary>The person's protection, kept here by the database itself, which shows no page the row while it is on.</summary>
    public bool IsProtected { get; private set; }

    public CompetenceProfile? Profile { get; set; }
    public List<Enrolment> Enrolments { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Participant>
    {
        public void Configure(EntityTypeBuilder<Participant> entity)
        {
            entity.ToTable("participants");
            entity.Property(p => p.IsProtected).HasDefaultValue(false).ValueGeneratedOnAddOrUpdate();
            entity.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
            entity.HasOne(p => p.Person).WithMany().HasForeignKey(p => p.PersonId);
            entity.HasOne<Account>().WithMany().HasForeignKey(p => p.ConsultantId);
            entity.HasIndex(p => new { p.UnitId, p.PersonId }).IsUnique();
            entity.HasOne(p => p.Profile).WithOne().HasForeignKey<CompetenceProfile>(p => p.ParticipantId);
            entity.HasMany(p => p.Enrolments).WithOne().HasForeignKey(e => e.ParticipantId);
        }
    }
}
