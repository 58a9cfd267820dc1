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

    /// <summary>The phase of now.</summary>
    public Phase Phase { get; private set; }

    public List<PhasePeriod> Phases { get; } = [];

    /// <summary>Enters a phase on a day; the one before ends then. The same phase again changes nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the current phase began, or the phase is the exit, which is <see cref="Leave"/>.</exception>
    public void Enter(Phase phase, DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)phase, (int)Phase.Exited, nameof(phase));
        var current = Phases.MaxBy(p => p.BeginsOn);
        if (current is { EndsOn: null } && current.Phase == phase) return;
        ArgumentOutOfRangeException.ThrowIfLessThan(day, current?.BeginsOn ?? ReferredOn, nameof(day));
        if (current?.BeginsOn == day) Phases.Remove(current);
        else current?.EndsOn = day;
        // Nobody is in no phase on any day: the first begins with the referral.
        Phases.Add(new PhasePeriod { UnitId = UnitId, EnrolmentId = Id, Phase = phase, BeginsOn = Phases.Count == 0 ? ReferredOn : day });
        Phase = phase;
    }

    /// <summary>Ends the enrolment, and the phase with it.</summary>
    public void Leave(DateOnly day)
    {
        if (Phases.Count == 0) Enter(Phase.Referred, ReferredOn);
        var current = Phases.MaxBy(p => p.BeginsOn)!;
        // Who leaves on the day they came has been there that day.
        current.EndsOn = day > current.BeginsOn ? day : current.BeginsOn.AddDays(1);
        (ExitedOn, Phase) = (day, Phase.Exited);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> entity)
        {
            entity.ToTable("enrolments");
            entity.HasIndex(e => new { e.UnitId, e.ReferredOn });
            entity.HasMany(e => e.Phases).WithOne().HasForeignKey(p => p.EnrolmentId);
            // One open enrolment at a time (domain 2).
            entity.HasIndex(e => e.ParticipantId).IsUnique().HasFilter("exited_on is null");
        }
    }
}

public enum Phase { Referred, Intake, Assessment, Planning, Active, Exited }
