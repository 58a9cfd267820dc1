using Matchning.Placements;
using Matchning.Proposals;

namespace Matchning.Web.Pages.Participants;

/// <summary>Choices out of a caseload that more than one page shows, so that a number on one page is the number of rows on the other.</summary>
public static class CaseloadViews
{
    /// <summary>Waits for a measure, with nothing to review and no answer on its way: longest wait first.</summary>
    public static IEnumerable<CaseloadRow> WithoutProposals(
        IEnumerable<CaseloadRow> people, IEnumerable<QueuedParticipant> queued, IEnumerable<OpenAnswer> open)
    {
        var busy = queued.Select(q => q.ParticipantId).Concat(open.Select(a => a.ParticipantId)).ToHashSet();
        return people.Where(p => p.Waits && !busy.Contains(p.ParticipantId)).OrderBy(p => p.ReferredOn).ThenBy(p => p.ParticipantId);
    }
}
