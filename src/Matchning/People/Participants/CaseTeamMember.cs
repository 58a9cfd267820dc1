using Matchning.People.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Participants;

/// <summary>A colleague who works with a participant beside the responsible consultant: sees what the consultant sees, for as long as it lasts.</summary>
public sealed class CaseTeamMember
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UnitId { get; init; }
    public required Guid ParticipantId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateOnly BeginsOn { get; init; }
    public DateOnly? EndsOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseTeamMember>
    {
        public void Configure(EntityTypeBuilder<CaseTeamMember> entity)
        {
            entity.ToTable("case_team_members");
            entity.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId);
            entity.HasOne<Participant>().WithMany().HasForeignKey(m => m.ParticipantId);
            entity.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
            entity.HasIndex(m => new { m.ParticipantId, m.AccountId, m.BeginsOn }).IsUnique();
        }
    }
}
