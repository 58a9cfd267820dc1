using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Nights.Nightly;
using Matchning.People.Organisation;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Runs;

/// <summary>One run, step by step. The same page answers the script that keeps it fresh.</summary>
public sealed class OneModel(MatchningDb db, PagesJobs jobs, DeclaredSteps declared, TimeProvider clock) : PageModel
{
    // A run writes signs of life a few times a minute; after this long without one no node has it.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    /// <summary>0 switches the automatic updating off.</summary>
    [FromQuery(Name = "auto")]
    public int Auto { get; set; } = 1;

    /// <summary>Drawn with the page, so that sending a form twice has one effect.</summary>
    [BindProperty]
    public Guid OperationId { get; set; }

    public Run Run { get; private set; } = null!;

    /// <summary>What each step tells about itself.</summary>
    public DeclaredSteps Declared => declared;

    public IReadOnlyList<RunStep> Steps { get; private set; } = [];

    public IReadOnlyList<StepShards> Shards { get; private set; } = [];

    /// <summary>People that could not be counted, one each: why, and never who.</summary>
    public IReadOnlyList<SetAsideRow> SetAside { get; private set; } = [];

    /// <summary>When the suggestions that pages show meanwhile were counted.</summary>
    public DateTimeOffset? ShownFrom { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateTimeOffset NextNight => NightDate.StartOf(NightDate.Of(Now).AddDays(1));

    public bool IsRunning => Run.State is RunState.Running or RunState.Waiting && !IsSilent;

    public bool IsSilent => Run.State == RunState.Running && Now - Run.SeenAt > Silence;

    public bool UpdatesItself => IsRunning && Auto != 0;

    /// <summary>How far it has come in a sentence: read aloud when it changes, so it changes with the steps and not with their counts.</summary>
    public string Told => Steps.FirstOrDefault(s => s.State == RunState.Running) is { } step && IsRunning
        ? $"Steg {step.Order} av {Steps.Count} pågår: {Declared.Of(step.Name).Title}."
        : IsSilent ? "Körningen står stilla." : $"Körningen: {RunWords.Of(Run.State)}.";

    public bool IsAdministrator => User.IsInRole(Role.Administrator);

    /// <summary>The step that a failed run would go on from.</summary>
    public RunStep? Failed => Run.State == RunState.Failed ? Steps.FirstOrDefault(s => s.State is not (RunState.Done or RunState.Warning)) : null;

    /// <summary>A later run of the same kind has done all that this one did not.</summary>
    public bool IsRedone { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        var run = await db.Runs.AsNoTracking().Include(r => r.Steps).SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (run is null) return NotFound();
        (Run, OperationId) = (run, Guid.NewGuid());
        IsRedone = await IsRedoneAsync(run, cancellationToken);
        Steps = [.. run.Steps.OrderBy(s => s.Order)];
        ShownFrom = await db.SuggestionVersions.Where(v => v.State == SuggestionState.Current).Select(v => v.CompletedAt).SingleOrDefaultAsync(cancellationToken);
        var shards = await db.RunShards.Where(s => s.RunId == id).GroupBy(s => new { s.Step, s.State, s.TakenBy })
            .Select(g => new { g.Key.Step, g.Key.State, g.Key.TakenBy, Count = g.Count() }).ToListAsync(cancellationToken);
        Shards = [.. shards.GroupBy(s => s.Step).Select(g => new StepShards(g.Key, g.Where(s => s.State is ShardState.Done or ShardState.SetAside).Sum(s => s.Count), g.Sum(s => s.Count),
            [.. g.Where(s => s.State == ShardState.Done && s.TakenBy != null).GroupBy(s => s.TakenBy!).Select(n => (n.Key, n.Sum(s => s.Count))).OrderBy(n => n.Key, StringComparer.Ordinal)]))];
        SetAside = await db.RunShards.Where(s => s.RunId == id && s.State == ShardState.SetAside).OrderBy(s => s.Id).Take(100)
            .Select(s => new SetAsideRow(s.Id, s.Step, s.Error, s.Attempts, s.EndedAt, s.ReleasedAt)).ToListAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(long id, CancellationToken cancellationToken)
    {
        var run = await db.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (OperationId == Guid.Empty || run is null) return NotFound();
        var isAsked = !await IsRedoneAsync(run, cancellationToken) && await jobs.Ask.AgainAsync(id, OperationId, cancellationToken);
        TempData.Tell(isAsked ? "Körningen går vidare från steget som misslyckades. Det börjar inom några sekunder."
            : run.State is RunState.Running or RunState.Waiting ? "Körningen är redan igång igen." : "Det finns inget att köra igen: allt är gjort, här eller i en senare körning.");
        return LocalRedirect($"/korningar/{id}");
    }

    private Task<bool> IsRedoneAsync(Run run, CancellationToken cancellationToken) =>
        db.Runs.AnyAsync(r => r.Id > run.Id && r.Kind == run.Kind && (r.State == RunState.Done || r.State == RunState.Warning), cancellationToken);

    public async Task<IActionResult> OnPostReleaseAsync(long id, CancellationToken cancellationToken)
    {
        if (OperationId == Guid.Empty || !await db.Runs.AnyAsync(r => r.Id == id, cancellationToken)) return NotFound();
        var isReleased = await jobs.Ask.ReleaseAsync(id, OperationId, cancellationToken);
        TempData.Tell(isReleased ? "En ny räkning av förslag startar inom några sekunder. De som inte kunde räknas är med igen." : "De är redan med igen.");
        return LocalRedirect("/korningar");
    }

    /// <summary>Time left of a running step at the pace so far; null before there is a pace.</summary>
    public TimeSpan? Left(RunStep step)
    {
        if (step is not { State: RunState.Running, StartedAt: { } started, Total: { } total, Done: > 0 } || step.Done >= total) return null;
        return (Now - started) * ((double)(total - step.Done) / step.Done);
    }

    public TimeSpan? Took(RunStep step) => step.StartedAt is { } started ? (step.EndedAt ?? Now) - started : null;

    /// <param name="ByNode">Shards done by each node.</param>
    public sealed record StepShards(string Step, int Done, int All, IReadOnlyList<(string Node, int Shards)> ByNode);

    public sealed record SetAsideRow(long Id, string Step, string? Fault, int Tries, DateTimeOffset? At, DateTimeOffset? ReleasedAt);
}
