namespace Matchning.Meeting.Proposals;

/// <summary>What the review form says: which pair, what was chosen, why, and by whom.</summary>
public sealed record ReviewRequest
{
    public required Guid ParticipantId { get; init; }
    public required long OpeningId { get; init; }
    public required ReviewChoice Choice { get; init; }

    /// <summary>Needed for <see cref="ReviewChoice.NotNow"/>, else ignored.</summary>
    public NotNowReason? Reason { get; init; }

    public string? Comment { get; init; }

    /// <summary>A day after today; needed for <see cref="ReviewChoice.SaveForLater"/>, else ignored.</summary>
    public DateOnly? SavedUntil { get; init; }

    /// <summary>Drawn when the form is shown, so that sending it twice has one effect.</summary>
    public required Guid OperationId { get; init; }

    public required Guid By { get; init; }

    /// <summary>For a pair that no list has; without it such a pair is refused, since a hard limit may have kept it out.</summary>
    public UnlistedPair? Unlisted { get; init; }

    public ReviewDecision ToDecision(Proposal proposal, DateTimeOffset at) => new()
    {
        UnitId = proposal.UnitId,
        ProposalId = proposal.Id,
        Choice = Choice,
        Reason = Choice == ReviewChoice.NotNow ? Reason : null,
        Comment = string.IsNullOrWhiteSpace(Comment) ? null : Comment.Trim(),
        SavedUntil = Choice == ReviewChoice.SaveForLater ? SavedUntil : null,
        DecidedById = By,
        DecidedAt = at,
        OperationId = OperationId,
    };
}

/// <summary>How a pair outside the lists was ranked by itself.</summary>
public sealed record UnlistedPair(float Score, short Band, string RankerName, string SchemaId, byte[] FeatureRow);

/// <param name="DecisionId">The decision made, or made earlier by the same form.</param>
public sealed record Reviewed(ReviewResult Result, Guid? DecisionId = null);

public enum ReviewResult { Done, Repeated, AlreadyDecided, NoSuchPair, ReasonMissing, DayMissing, OpeningClosed }

public enum UndoResult { Done, Repeated, NoSuchDecision, TooLate }
