using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Meeting.Placements;

/// <summary>A person on a place, with purpose, supervisor, hours and an end (domain rule 1).</summary>
public sealed class Placement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UnitId { get; init; }
    public required Guid ProposalId { get; init; }
    public Proposal Proposal { get; init; } = null!;
    public required Guid ParticipantId { get; init; }
    public required PlaceKinds Kind { get; init; }
    public required string Purpose { get; set; }
    public required string Supervisor { get; set; }
    public required DateOnly StartsOn { get; set; }
    public required DateOnly EndsOn { get; set; }
    public required decimal HoursPerWeek { get; set; }
    public required Guid RegisteredById { get; init; }
    public required DateTimeOffset RegisteredAt { get; init; }
    public required Guid OperationId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Placement>
    {
        public void Configure(EntityTypeBuilder<Placement> entity)
        {
            entity.ToTable("placements");
            entity.HasOne(p => p.Proposal).WithMany().HasForeignKey(p => p.ProposalId);
            entity.HasOne<Participant>().WithMany().HasForeignKey(p => p.ParticipantId);
            entity.HasOne<Account>().WithMany().HasForeignKey(p => p.RegisteredById);
            entity.Property(p => p.HoursPerWeek).HasPrecision(4, 1);
            entity.HasIndex(p => p.OperationId).IsUnique();
            entity.HasIndex(p => new { p.UnitId, p.StartsOn });
        }
    }
}
