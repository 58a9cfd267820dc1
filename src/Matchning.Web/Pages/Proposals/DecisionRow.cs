using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.People.Door;

namespace Matchning.Web.Pages.Proposals;

/// <summary>A decision in force, as the lists of decisions show it.</summary>
public sealed record DecisionRow(
    Guid DecisionId, Guid ProposalId, Guid ParticipantId, long OpeningId, string? OwnTitle, string? EmployerName,
    ReviewChoice Choice, NotNowReason? Reason, DateOnly? SavedUntil, DateTimeOffset DecidedAt, ProposalState State, DateTimeOffset StateSince,
    bool IsPlaced, bool IsOpen, bool IsTakenAway)
{
    public string Title => NeedTitle.Of(OwnTitle, EmployerName);

    public string? EmployerBeside => NeedTitle.EmployerBeside(OwnTitle, EmployerName);

    public PersonName Name { get; init; } = null!;

    public string ShortName => Name.ShortName;

    /// <summary>Taking back a no is of use only while the place is open.</summary>
    public bool CanUndo => State == ProposalState.AskedParticipant || (IsOpen && State is (ProposalState.Draft or ProposalState.Withdrawn));

    public bool WaitsForAnswer => !IsTakenAway && HasNoAnswer;

    /// <summary>Nobody has answered; when the ad was taken away, nobody will.</summary>
    public bool HasNoAnswer => State is ProposalState.AskedParticipant or ProposalState.SentToEmployer or ProposalState.Dialogue;

    public bool WaitsForPlacement => State == ProposalState.Agreed && !IsPlaced;

    /// <summary>The rows of people whose names may be read, with the names.</summary>
    public static Task<List<DecisionRow>> NamedAsync(PeopleDoor door, IReadOnlyCollection<DecisionRow> rows, CancellationToken cancellationToken) =>
        door.NamedAsync(rows, r => r.ParticipantId, (r, name) => r with { Name = name }, "beslut", cancellationToken);

    /// <summary>Newest first; undone ones and those replaced by a later decision are left out.</summary>
    public static IQueryable<DecisionRow> Of(IQueryable<ReviewDecision> decisions, MatchningDb db)
    {
        var takenAway = db.Openings.TakenAway();
        return decisions
        .Where(d => d.UndoneAt == null && !d.Proposal.Decisions.Any(later => later.UndoneAt == null && later.DecidedAt > d.DecidedAt))
        .OrderByDescending(d => d.DecidedAt).ThenBy(d => d.Id)
        .Select(d => new DecisionRow(
            d.Id, d.ProposalId, d.Proposal.ParticipantId,
            d.Proposal.OpeningId,
            Opening.OwnTitleOf(d.Proposal.Opening.Title, d.Proposal.Opening.EmployerNeedId, d.Proposal.Opening.OccupationLabel), d.Proposal.Opening.EmployerName,
            d.Choice, d.Reason, d.SavedUntil, d.DecidedAt, d.Proposal.State, d.Proposal.StateSince,
            db.Placements.Any(p => p.ProposalId == d.ProposalId),
            d.Proposal.Opening.ClosedAt == null,
            takenAway.Any(o => o.Id == d.Proposal.OpeningId)));
    }
}
