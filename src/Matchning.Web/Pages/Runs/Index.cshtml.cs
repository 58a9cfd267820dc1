using Matchning.Data;
using Matchning.Runs;
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

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Total = await db.Runs.CountAsync(cancellationToken);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Rows = await db.Runs.AsNoTracking().OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id)
            .Skip((PageNumber - 1) * PerPage).Take(PerPage)
            .Select(r => new RunRow(r.Id, r.Kind, r.State, r.StartedAt, r.EndedAt, r.SeenAt)).ToListAsync(cancellationToken);
    }

    public sealed record RunRow(long Id, string Kind, RunState State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, DateTimeOffset SeenAt);
}
