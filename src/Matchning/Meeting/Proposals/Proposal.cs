using Matchning.Market.Openings;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Meeting.Proposals;

/// <summary>A pair of participant and opening that a person has acted on, with what it was shown with.</summary>
public sealed class Proposal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UnitId { get; init; }
    public required Guid ParticipantId { get; init; }
    public Participant Participant { get; init; } = null!;
    public required long OpeningId { get; init; }
    public Opening Opening { get; init; } = null!;
    public ProposalState State { get; private set; }

    /// <summary>Place in the list it was decided from, 1 first.</summary>
    public required int Rank { get; init; }

    public required float Score { get; init; }
    public required short Band { get; init; }
    public required long VersionId { get; init; }
    public required string RankerName { get; init; }
    public required string SchemaId { get; init; }
    public required byte[] FeatureRow { get; init; }

    /// <summary>The whole list the pair was chosen from, in order: training needs to know what was not chosen.</summary>
    public required long[] ListOpeningIds { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset StateSince { get; private set; }
    public List<ReviewDecision> Decisions { get; } = [];
    public uint RowVersion { get; private set; }

    /// <summary>The decision in force, if any: the newest one that was not undone.</summary>
    public ReviewDecision? Current => Decisions.Where(d => d.UndoneAt is null).MaxBy(d => d.DecidedAt);

    public bool CanUndo => State is ProposalState.Draft or ProposalState.AskedParticipant or ProposalState.Withdrawn;

    /// <summary>Not decided yet, or only put aside.</summary>
    public bool CanDecide => Current is null or { Choice: ReviewChoice.SaveForLater };

    public void Decide(ReviewDecision decision)
    {
        Decisions.Add(decision);
        MoveTo(StateAfter(decision), decision.DecidedAt);
    }

    public void Undo(Guid by, DateTimeOffset at)
    {
        if (Current is not { } decision) return;
        decision.UndoneAt = at;
        decision.UndoneById = by;
        MoveTo(Current is { } earlier ? StateAfter(earlier) : ProposalState.Draft, at);
    }

    /// <summary>Both the participant and the employer have said yes.</summary>
    public bool Agree(DateTimeOffset at) => State is ProposalState.AskedParticipant or ProposalState.SentToEmployer or ProposalState.Dialogue
        && MoveTo(ProposalState.Agreed, at);

    private bool MoveTo(ProposalState state, DateTimeOffset at)
    {
        State = state;
        StateSince = at;
        return true;
    }

    private static ProposalState StateAfter(ReviewDecision decision) => decision.Choice switch
    {
        ReviewChoice.Propose => ProposalState.AskedParticipant,
        ReviewChoice.NotNow => ProposalState.Withdrawn,
        _ => ProposalState.Draft,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Proposal>
    {
        public void Configure(EntityTypeBuilder<Proposal> entity)
        {
            entity.ToTable("proposals");
            entity.HasOne(p => p.Participant).WithMany().HasForeignKey(p => p.ParticipantId);
            entity.HasOne(p => p.Opening).WithMany().HasForeignKey(p => p.OpeningId);
            entity.HasMany(p => p.Decisions).WithOne(d => d.Proposal).HasForeignKey(d => d.ProposalId);
            entity.HasIndex(p => new { p.ParticipantId, p.OpeningId }).IsUnique();
            entity.HasIndex(p => new { p.UnitId, p.State });
            entity.Property(p => p.RowVersion).HasColumnName("xmin").IsRowVersion();
            entity.Ignore(p => p.Current).Ignore(p => p.CanUndo).Ignore(p => p.CanDecide);
        }
    }
}

public enum ProposalState
{
    Draft,
    AskedParticipant,
    SentToEmployer,
    Dialogue,
    Agreed,
    DeclinedByParticipant,
    DeclinedByEmployer,
    Withdrawn,
}
