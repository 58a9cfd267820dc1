using Matchning.Floor.Data;
using Matchning.People.Journal;
using Matchning.People.Referrals;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Referrals;

/// <summary>The social secretary's own cases: how far each has come, and both waits.</summary>
public sealed class IndexModel(OwnCases cases, SharedNotes notes, TimeProvider clock) : PageModel
{
    public DateOnly Today { get; private set; }

    [FromQuery(Name = "sida")]
    public int PageNumber { get; set; } = 1;

    public Paging Shown { get; private set; }

    /// <summary>Shared and not acknowledged yet, the oldest first.</summary>
    public IReadOnlyList<SharedNote> ToAcknowledge { get; private set; } = [];

    public IReadOnlyList<SharedNote> Acknowledged { get; private set; } = [];

    /// <summary>Still under way: those that nobody has met in time first, then the newest.</summary>
    public IReadOnlyList<OwnCase> Open { get; private set; } = [];

    public int OpenCount { get; private set; }

    public IReadOnlyList<OwnCase> Ended { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Today = clock.Today();
        var shared = await notes.ListAsync(cancellationToken);
        ToAcknowledge = [.. shared.Where(n => n.AcknowledgedAt is null).OrderBy(n => n.WrittenAt)];
        Acknowledged = [.. shared.Where(n => n.AcknowledgedAt is not null)];
        var all = await cases.ListAsync(cancellationToken);
        var open = all.Where(c => c.State != ReferralState.Returned && c.ExitedOn is null).OrderByDescending(IsLate).ThenBy(c => IsLate(c) ? c.ReceivedAt : DateTimeOffset.MinValue).ToList();
        Shown = Paging.Of(PageNumber, OpenCount = open.Count);
        Open = [.. Shown.Of(open)];
        Ended = [.. all.Where(c => c.State == ReferralState.Returned || c.ExitedOn is not null)];
    }

    public async Task<IActionResult> OnPostAcknowledgeAsync([FromForm(Name = "anteckning")] Guid noteId, CancellationToken cancellationToken)
    {
        if (!await notes.AcknowledgeAsync(noteId, cancellationToken)) return NotFound();
        TempData.Tell("Anteckningen är kvitterad. Konsulenten ser att du har läst.");
        return LocalRedirect("/mina-arenden");
    }

    public int DaysSince(DateOnly day) => Today.DayNumber - day.DayNumber;

    /// <summary>Nobody has met the person within the days a unit has.</summary>
    public bool IsLate(OwnCase row) => row.FirstMeetingOn is null && DaysSince(SwedishTime.Day(row.ReceivedAt)) > ReferralInbox.LateAfterDays;
}
