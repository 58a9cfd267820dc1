using Matchning.Data;
using Matchning.Proposals;
using Matchning.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Runs;

/// <summary>One run, step by step. The same page answers the script that keeps it fresh.</summary>
public sealed class OneModel(MatchningDb db, TimeProvider clock) : PageModel
{
    // A run writes signs of life a few times a minute; after this long without one it has died.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    /// <summary>0 switches the automatic updating off.</summary>
    [FromQuery(Name = "auto")]
    public int Auto { get; set; } = 1;

    public Run Run { get; private set; } = null!;

    public IReadOnlyList<RunStep> Steps { get; private set; } = [];

    /// <summary>When the suggestions that pages show meanwhile were counted.</summary>
    public DateTimeOffset? ShownFrom { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public bool IsRunning => Run.State is RunState.Running or RunState.Waiting && !IsSilent;

    public bool IsSilent => Run.State == RunState.Running && Now - Run.SeenAt > Silence;

    public bool UpdatesItself => IsRunning && Auto != 0;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        var run = await db.Runs.AsNoTracking().Include(r => r.Steps).SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (run is null) return NotFound();
        Run = run;
        Steps = [.. run.Steps.OrderBy(s => s.Order)];
        ShownFrom = await db.SuggestionVersions.Where(v => v.State == SuggestionState.Current).Select(v => v.CompletedAt).SingleOrDefaultAsync(cancellationToken);
        return Page();
    }

    /// <summary>Time left of a running step at the pace so far; null before there is a pace.</summary>
    public TimeSpan? Left(RunStep step)
    {
        if (step is not { State: RunState.Running, StartedAt: { } started, Total: { } total, Done: > 0 } || step.Done >= total) return null;
        return (Now - started) * ((double)(total - step.Done) / step.Done);
    }

    public TimeSpan? Took(RunStep step) => step.StartedAt is { } started ? (step.EndedAt ?? Now) - started : null;
}
