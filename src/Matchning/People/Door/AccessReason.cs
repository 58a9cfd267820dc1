using Matchning.People.Organisation;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Door;

/// <summary>Why somebody outside the case team, or the consultant of a protected person, opened one participant; good for an hour. Written by the door alone.</summary>
public sealed class AccessReason
{
    public long Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid UnitId { get; init; }
    public required Guid ParticipantId { get; init; }
    public required string Why { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccessReason>
    {
        public void Configure(EntityTypeBuilder<AccessReason> entity)
        {
            entity.ToTable("access_reasons");
            entity.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
            entity.HasOne<Participant>().WithMany().HasForeignKey(r => r.ParticipantId);
            entity.HasIndex(r => new { r.AccountId, r.ParticipantId, r.EndsAt });
        }
    }
}
