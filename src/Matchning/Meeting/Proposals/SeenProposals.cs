using Matchning.People.Participants;

namespace Matchning.Meeting.Proposals;

/// <summary>Proposals that a person may open: those of the unit, and of them none about somebody else's protected participant (domain rule 18).</summary>
public static class SeenProposals
{
    public static IQueryable<Proposal> SeenBy(this IQueryable<Proposal> proposals, Guid accountId) => proposals
        .Where(p => p.Participant.Person.Protection == ProtectionLevel.None || p.Participant.ConsultantId == accountId);
}
