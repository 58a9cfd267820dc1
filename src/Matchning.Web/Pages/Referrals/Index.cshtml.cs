using Matchning.Floor.Data;
using Matchning.People.Referrals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Referrals;

/// <summary>The social secretary's own cases: how far each has come, and both waits.</summary>
public sealed class IndexModel(OwnCases cases, TimeProvider clock) : PageModel
{
    public DateOnly Today { get; private set; }

    [FromQuery(Name = "sida")]
    public int PageNumber { get; set; } = 1;

    public Paging Shown { get; private set; }

    /// <summary>Still under way: those that nobody has met in time first, then the newest.</summary>
    public IReadOnlyList<OwnCase> Open { get; private set; } = [];

    public int OpenCount { get; private set; }

    public IReadOnlyList<OwnCase> Ended { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Today = clock.Today();
        var all = await cases.ListAsync(cancellationToken);
        var open = all.Where(c => c.State != ReferralState.Returned && c.ExitedOn is null).OrderByDescending(IsLate).ToList();
        Shown = Paging.Of(PageNumber, OpenCount = open.Count);
        Open = [.. Shown.Of(open)];
        Ended = [.. all.Where(c => c.State == ReferralState.Returned || c.ExitedOn is not null)];
    }

    public int DaysSince(DateOnly day) => Today.DayNumber - day.DayNumber;

    /// <summary>Nobody has met the person within the days a unit has.</summary>
    public bool IsLate(OwnCase row) => row.FirstMeetingOn is null && DaysSince(SwedishTime.Day(row.ReceivedAt)) > ReferralInbox.LateAfterDays;
}
