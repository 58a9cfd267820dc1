using Matchning.Floor.Data;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Today;

/// <summary>The consultant's start page: what needs doing, most pressing first, one action a row.</summary>
public sealed class IndexModel(ProposalQueue queue, OpenAnswers answers, Caseload caseload, SuggestionAge age) : PageModel
{
    public const int MostRows = 5;

    public CountedSuggestions Counted { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public IReadOnlyList<OpenAnswer> Answers { get; private set; } = [];

    public IReadOnlyList<QueuedParticipant> Queue { get; private set; } = [];

    public IReadOnlyList<CaseloadRow> Waiting { get; private set; } = [];

    public IReadOnlyList<CaseloadRow> Ending { get; private set; } = [];

    public int Participants { get; private set; }

    public int NewProposals => Queue.Sum(p => p.Pairs.Count);

    public bool IsAllDone => Answers.Count + Queue.Count + Waiting.Count + Ending.Count == 0;

    public async Task OnGetAsync([Microsoft.AspNetCore.Mvc.FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var me = User.AccountId();
        Today = clock.Today();
        Counted = await age.FindAsync(cancellationToken);
        Answers = await answers.OfAsync(me, cancellationToken);
        Queue = await queue.ForConsultantAsync(me, cancellationToken);
        var people = await caseload.OfAsync(me, cancellationToken);
        Participants = people.Count;
        Waiting = [.. people.Where(p => p.Waits).OrderBy(p => p.ReferredOn).ThenBy(p => p.ParticipantId)];
        Ending = [.. people.Where(p => p.EndsSoon(Today)).OrderBy(p => p.PlacementEndsOn).ThenBy(p => p.ParticipantId)];
    }

    /// <summary>Whole days from a day until today.</summary>
    public int DaysSince(DateOnly day) => Today.DayNumber - day.DayNumber;

    /// <summary>The next useful thing for someone who waits: their proposals when there are any, else their page.</summary>
    public bool HasProposals(Guid participantId) => Queue.Any(p => p.ParticipantId == participantId);
}
