using Matchning.Data;
using Matchning.Nightly;
using Matchning.Organisation;
using Matchning.Runs;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Runs;

/// <summary>The runs of the night's work, newest first.</summary>
public sealed class IndexModel(MatchningDb db, TimeProvider clock) : PageModel
{
    private const int PerPage = 25;

    [FromQuery(Name = "sida")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<RunRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public int Pages => Math.Max(1, (Total + PerPage - 1) / PerPage);

    /// <summary>An administrator may start the night's work by hand where the scheduler runs.</summary>
    public bool CanStart => User.IsInRole(Role.Administrator) && HttpContext.RequestServices.GetService<StartRunNow>() is not null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Total = await db.Runs.CountAsync(cancellationToken);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Rows = await db.Runs.AsNoTracking().OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id)
            .Skip((PageNumber - 1) * PerPage).Take(PerPage)
            .Select(r => new RunRow(r.Id, r.Kind, r.State, r.StartedAt, r.EndedAt, r.SeenAt)).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!User.IsInRole(Role.Administrator)) return Forbid();
        if (HttpContext.RequestServices.GetService<StartRunNow>() is not { } start) return NotFound();
        var isGoing = await db.Runs.AnyAsync(r => r.State == RunState.Running && r.SeenAt > Now.AddMinutes(-3), cancellationToken);
        if (!isGoing) await start.RunAsync(cancellationToken);
        TempData.Tell(isGoing ? "En körning pågår redan. Följ den i listan." : "Körningen startar. Den syns i listan om några sekunder.");
        return LocalRedirect("/korningar");
    }

    public sealed record RunRow(long Id, string Kind, RunState State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, DateTimeOffset SeenAt);
}
