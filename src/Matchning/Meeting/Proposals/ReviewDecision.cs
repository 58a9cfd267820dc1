using Matchning.People.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Meeting.Proposals;

/// <summary>What a named person decided about a proposal, and when. Never overwritten: undoing is written beside it.</summary>
public sealed class ReviewDecision
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UnitId { get; init; }
    public Guid ProposalId { get; init; }
    public Proposal Proposal { get; init; } = null!;
    public required ReviewChoice Choice { get; init; }
    public NotNowReason? Reason { get; init; }
    public string? Comment { get; init; }

    /// <summary>The day a proposal saved for later comes back.</summary>
    public DateOnly? SavedUntil { get; init; }

    public required Guid DecidedById { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
    public Guid? UndoneById { get; set; }

    /// <summary>The form's own id: sending the same form twice has one effect.</summary>
    public required Guid OperationId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReviewDecision>
    {
        public void Configure(EntityTypeBuilder<ReviewDecision> entity)
        {
            entity.ToTable("review_decisions");
            entity.HasOne<Account>().WithMany().HasForeignKey(d => d.DecidedById);
            entity.HasIndex(d => d.OperationId).IsUnique();
            entity.HasIndex(d => new { d.UnitId, d.DecidedAt });
        }
    }
}

public enum ReviewChoice { Propose, SaveForLater, NotNow }

/// <summary>One level, at most nine (ux 6). Which of them say something about fit is decided where models are trained.</summary>
public enum NotNowReason
{
    RequirementCannotBeMet,
    TravelOrHours,
    NotWanted,
    WorkEnvironment,
    LanguageLevel,
    NoLongerOpen,
    AlreadyTried,
    WrongFacts,
    Other,
}
