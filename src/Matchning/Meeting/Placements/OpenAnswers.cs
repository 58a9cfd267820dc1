using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.People.Door;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Placements;

/// <summary>Proposals of a consultant's own participants that wait for an answer or, once both said yes, for a placement. Oldest first.</summary>
public sealed class OpenAnswers(MatchningDb db, PeopleDoor door, TimeProvider clock)
{
    /// <summary>For so many days it is told that what an answer was waited for is no more.</summary>
    public const int ToldDays = 14;

    public async Task<IReadOnlyList<OpenAnswer>> OfAsync(Guid consultantId, CancellationToken cancellationToken = default)
    {
        var (takenAway, told) = (db.Openings.TakenAway(), clock.GetUtcNow().AddDays(-ToldDays));
        var answers = await (
        from proposal in db.Proposals.AsNoTracking()
        let isTakenAway = takenAway.Any(o => o.Id == proposal.OpeningId)
        where proposal.Participant.ConsultantId == consultantId
            && (proposal.State == ProposalState.AskedParticipant || proposal.State == ProposalState.SentToEmployer
                || proposal.State == ProposalState.Dialogue
                || (proposal.State == ProposalState.Agreed && !db.Placements.Any(p => p.ProposalId == proposal.Id)))
            && (!isTakenAway || proposal.State == ProposalState.Agreed || proposal.Opening.ClosedAt > told)
        orderby proposal.StateSince, proposal.Id
        select new OpenAnswer(
            proposal.Id, proposal.ParticipantId,
            Opening.OwnTitleOf(proposal.Opening.Title, proposal.Opening.EmployerNeedId, proposal.Opening.OccupationLabel), proposal.Opening.EmployerName, proposal.StateSince, proposal.State == ProposalState.Agreed, isTakenAway && proposal.State != ProposalState.Agreed))
        .Take(200).ToListAsync(cancellationToken);
        return await door.NamedAsync(answers, a => a.ParticipantId, (a, name) => a with { Name = name }, "svar som väntas", cancellationToken);
    }
}

/// <param name="Title">Null for a need that has none of its own.</param>
/// <param name="IsAgreed">Both have said yes; a placement is to be registered.</param>
/// <param name="IsTakenAway">The ad is no more: there is nothing to answer, only to tell the participant.</param>
public sealed record OpenAnswer(
    Guid ProposalId, Guid ParticipantId, string? Title, string? EmployerName, DateTimeOffset Since, bool IsAgreed, bool IsTakenAway)
{
    public PersonName Name { get; init; } = null!;

    public string ShortName => Name.ShortName;
}
