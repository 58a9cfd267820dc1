using Matchning.Floor.Data;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Referrals;
using Matchning.Web.Pages.Participants;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Today;

/// <summary>
/// The consultant's start page: what needs doing, most pressing first, one action a row. Each person stands once among the rows: where something
/// is to be done first.
/// </summary>
public sealed class IndexModel(ProposalQueue queue, OpenAnswers answers, Caseload caseload, ReferralInbox inbox, TodaysWork work) : PageModel
{
    public const int MostRows = 5;

    /// <summary>A day's share of the proposals: as many as can be read with care beside all else.</summary>
    public const int DailyShare = 12;

    private readonly HashSet<Guid> _shown = [];

    public CountedSuggestions Counted { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>Those who have come to the unit and whom nobody has taken in yet, longest since the grant first.</summary>
    public Rows<NewReferral> New { get; private set; } = Rows<NewReferral>.None;

    /// <summary>Both have said yes; a placement is to be registered.</summary>
    public Rows<OpenAnswer> Agreed { get; private set; } = Rows<OpenAnswer>.None;

    /// <summary>Those that nobody has answered yet, longest wait first.</summary>
    public Rows<OpenAnswer> Unanswered { get; private set; } = Rows<OpenAnswer>.None;

    public Rows<QueuedParticipant> Queue { get; private set; } = Rows<QueuedParticipant>.None;

    /// <summary>Left of the day's share.</summary>
    public int ToReviewToday { get; private set; }

    public int DecidedToday { get; private set; }

    public int Proposals { get; private set; }

    public int NeedCount { get; private set; }

    public IReadOnlyList<OpenNeed> Needs { get; private set; } = [];

    /// <summary>Those who wait for a measure and have no proposal to review and no answer to wait for.</summary>
    public Rows<CaseloadRow> Waiting { get; private set; } = Rows<CaseloadRow>.None;

    public Rows<CaseloadRow> Ending { get; private set; } = Rows<CaseloadRow>.None;

    public IReadOnlyList<Happening> SinceYesterday { get; private set; } = [];

    public int NewNeeds { get; private set; }

    public bool IsAllDone => New.Count + Agreed.Count + Unanswered.Count + Queue.Count + Waiting.Count + Ending.Count == 0;

    public async Task OnGetAsync([FromQuery(Name = "visa")] string? show, [FromServices] SuggestionAge age, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var me = User.AccountId();
        Today = clock.Today();
        Counted = await age.FindAsync(cancellationToken);
        var open = await answers.OfAsync(me, cancellationToken);
        var queued = await queue.ForConsultantAsync(me, cancellationToken);
        var people = await caseload.OfAsync(me, cancellationToken);
        (Proposals, DecidedToday) = (queued.Sum(p => p.Pairs.Count), await work.DecidedAsync(me, cancellationToken));
        ToReviewToday = Math.Min(Proposals, Math.Max(0, DailyShare - DecidedToday));

        New = Chosen(await inbox.ListAsync(cancellationToken), r => r.ParticipantId, show == "nya" ? int.MaxValue : MostRows);
        Agreed = Chosen(open.Where(a => a.IsAgreed), a => a.ParticipantId);
        Unanswered = Chosen(open.Where(a => !a.IsAgreed), a => a.ParticipantId);
        Queue = Chosen(queued, q => q.ParticipantId, OfTodaysShare(queued));
        Waiting = Chosen(CaseloadViews.WithoutProposals(people, queued, open), p => p.ParticipantId);
        Ending = Chosen(people.Where(p => p.EndsSoon(Today)).OrderBy(p => p.PlacementEndsOn).ThenBy(p => p.ParticipantId), p => p.ParticipantId);

        (NeedCount, Needs) = await work.NeedsAsync(MostRows, cancellationToken);
        SinceYesterday = await work.SinceYesterdayAsync(me, cancellationToken);
        NewNeeds = await work.NewNeedsAsync(cancellationToken);
    }

    /// <summary>Whole days from a day until today.</summary>
    public int DaysSince(DateOnly day) => Today.DayNumber - day.DayNumber;

    public int DaysSince(DateTimeOffset moment) => DaysSince(SwedishTime.Day(moment));

    // As many people as it takes to fill what is left of the day's share.
    private int OfTodaysShare(IReadOnlyList<QueuedParticipant> queued)
    {
        var (people, proposals) = (0, 0);
        while (people < queued.Count && proposals < ToReviewToday) proposals += queued[people++].Pairs.Count;
        return Math.Min(people, MostRows);
    }

    // All are counted, and of them the first are shown who do not stand higher up already.
    private Rows<T> Chosen<T>(IEnumerable<T> all, Func<T, Guid> person, int most = MostRows)
    {
        var list = all.ToList();
        return new(list.Count, [.. list.Where(row => _shown.Add(person(row))).Take(most)]);
    }

    /// <param name="Count">Behind "Visa alla".</param>
    public sealed record Rows<T>(int Count, IReadOnlyList<T> Shown)
    {
        public static readonly Rows<T> None = new(0, []);
    }
}
