using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Participants;

/// <summary>One period in the unit. The clock runs from the referral (domain rule 3), so the day of referral is always known.</summary>
public sealed class Enrolment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UnitId { get; init; }
    public required Guid ParticipantId { get; init; }
    public required DateOnly ReferredOn { get; init; }
    public DateOnly? FirstMeetingOn { get; set; }
    public DateOnly? FirstMeasureOn { get; set; }
    public DateOnly? ExitedOn { get; set; }
    public Phase Phase { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> entity)
        {
            entity.ToTable("enrolments");
            entity.HasIndex(e => new { e.UnitId, e.ReferredOn });
            // One open enrolment at a time (domain 2).
            entity.HasIndex(e => e.ParticipantId).IsUnique().HasFilter("exited_on is null");
        }
    }
}

public enum Phase { Referred, Intake, Assessment, Planning, Active, Exited }
