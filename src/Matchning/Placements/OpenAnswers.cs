using Matchning.Data;
using Matchning.Participants;
using Matchning.Proposals;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Placements;

/// <summary>Proposals of a consultant's own participants that wait for an answer or, once both said yes, for a placement. Oldest first.</summary>
public sealed class OpenAnswers(MatchningDb db)
{
    public async Task<IReadOnlyList<OpenAnswer>> OfAsync(Guid consultantId, CancellationToken cancellationToken = default) => await (
        from proposal in db.Proposals.AsNoTracking()
        where proposal.Participant.ConsultantId == consultantId && proposal.Participant.Person.Protection == ProtectionLevel.None
            && (proposal.State == ProposalState.AskedParticipant || proposal.State == ProposalState.SentToEmployer
                || proposal.State == ProposalState.Dialogue
                || (proposal.State == ProposalState.Agreed && !db.Placements.Any(p => p.ProposalId == proposal.Id)))
        orderby proposal.StateSince, proposal.Id
        select new OpenAnswer(
            proposal.Id, proposal.ParticipantId, proposal.Participant.Person.FirstName, proposal.Participant.Person.LastName,
            proposal.Opening.Title, proposal.Opening.EmployerName, proposal.StateSince, proposal.State == ProposalState.Agreed))
        .Take(200).ToListAsync(cancellationToken);
}

/// <param name="IsAgreed">Both have said yes; a placement is to be registered.</param>
public sealed record OpenAnswer(
    Guid ProposalId, Guid ParticipantId, string FirstName, string LastName, string Title, string? EmployerName, DateTimeOffset Since, bool IsAgreed)
{
    public string ShortName => $"{FirstName} {LastName[0]}.";
}
