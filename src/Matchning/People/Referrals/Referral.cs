using Matchning.People.Organisation;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Referrals;

/// <summary>
/// That somebody was sent to the unit: by whom, why, since when they have aid, and how to reach them. Never what the aid is about. Written only through
/// <c>guard.refer</c>, which makes the person and the enrolment in the same piece of work.
/// </summary>
public sealed class Referral
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UnitId { get; init; }
    public required Guid ParticipantId { get; init; }
    public required Guid EnrolmentId { get; init; }

    /// <summary>The same form or call again has one effect.</summary>
    public required Guid OperationId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
    public required Guid ReferredById { get; init; }

    /// <summary>At the aid side; never a personal number.</summary>
    public string? CaseReference { get; init; }

    /// <summary>The day the aid was granted: the wait begins there, before the referral.</summary>
    public required DateOnly GrantedOn { get; init; }

    public required TargetGroup TargetGroup { get; init; }

    /// <summary>Counted, and never a filter or a list (domain 6).</summary>
    public SupportObstacle? Obstacle { get; init; }

    public required ReferralPurpose Purpose { get; init; }

    /// <summary>The day the person was told of the referral.</summary>
    public required DateOnly InformedOn { get; init; }

    public required ReferralBasis Basis { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string ContactLanguage { get; init; }

    /// <summary>ISO 639-1; null when no interpreter is needed.</summary>
    public string? InterpreterLanguage { get; init; }

    public required ContactChannel Channel { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }

    public ReferralState State { get; set; }
    public Guid? DecidedById { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Told to whoever referred.</summary>
    public ReturnReason? ReturnReason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Referral>
    {
        public void Configure(EntityTypeBuilder<Referral> entity)
        {
            entity.ToTable("referrals");
            entity.HasIndex(r => r.OperationId).IsUnique();
            entity.HasIndex(r => r.EnrolmentId).IsUnique();
            entity.HasIndex(r => r.ReferredById);
            entity.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId);
            entity.HasOne<Participant>().WithMany().HasForeignKey(r => r.ParticipantId);
            entity.HasOne<Enrolment>().WithOne().HasForeignKey<Referral>(r => r.EnrolmentId);
            entity.HasOne<Account>().WithMany().HasForeignKey(r => r.ReferredById);
            entity.HasOne<Account>().WithMany().HasForeignKey(r => r.DecidedById);
        }
    }
}

public enum ReferralState { Sent, Accepted, Returned }

/// <summary>Whom the municipality answers for first is the recipients of aid; the others are marked (S4-04).</summary>
public enum TargetGroup { EconomicAid, Establishment, YouthDuty, Other }

/// <summary>As the national statistics name them (domain 4).</summary>
public enum SupportObstacle
{
    Unemployed,
    SickWithCertificate,
    SicknessOrActivityCompensation,
    SocialReasons,
    ParentalLeave,
    WorksPartTime,
    Language,
    None,
    Other,
}

/// <summary>Why the person is referred: what the unit is asked to do, not why there is aid.</summary>
public enum ReferralPurpose { FindWork, TryWorkplace, ChooseDirection, LearnLanguage, AssessAbility }

/// <summary>What lets the aid side tell the unit.</summary>
public enum ReferralBasis { Consent, NecessaryForOwnTask, Law }

public enum ContactChannel { Phone, TextMessage, Email, Letter }

public enum ReturnReason { WrongUnit, MovedAway, AlreadyWorking, InformationMissing, Other }
