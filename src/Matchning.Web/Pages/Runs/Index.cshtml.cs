using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Rematching;
using Matchning.Nights.Nightly;
using Matchning.People.Organisation;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.Web.Pages.Runs;

/// <summary>The runs of the night's work, newest first, when the next night is and which nodes are there to do it.</summary>
public sealed class IndexModel(MatchningDb db, PagesJobs jobs, IOptions<JobAdsOptions> ads, TimeProvider clock) : PageModel
{

    // A check that is due waits for the night.
    private static readonly TimeSpan LongestNight = TimeSpan.FromDays(1);

    [FromQuery(Name = "sida")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Drawn with the page, so that sending the form twice starts one run.</summary>
    [BindProperty]
    public Guid OperationId { get; set; }

    public IReadOnlyList<RunRow> Rows { get; private set; } = [];

    public IReadOnlyList<LivingNode> Nodes { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>The guard waits for someone to look at what it keeps open.</summary>
    public bool GuardKeeps { get; private set; }

    /// <summary>The newest run failed, and nothing has been done about it since.</summary>
    public RunRow? Failed { get; private set; }

    /// <summary>What changed by day and could not be counted.</summary>
    public RematchSetAside SetAside { get; private set; } = new(0, 0, null);

    /// <summary>When the suggestions that pages show were counted.</summary>
    public DateTimeOffset? CountedAt { get; private set; }

    public DateTimeOffset? AdsReadFrom { get; private set; }

    /// <summary>When all open ads were last read as a check, if that is longer ago than it should be.</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateTimeOffset NextNight => NightDate.StartOf(NightDate.Of(Now).AddDays(1));

    public Paging Shown { get; private set; }

    /// <summary>An administrator may start the night's work by hand.</summary>
    public bool CanStart => User.IsInRole(Role.Administrator);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Total = await db.Runs.CountAsync(cancellationToken);
        Shown = Paging.Of(PageNumber, Total);
        Nodes = LivingNode.Read(jobs.Storage, await db.NowAsync(cancellationToken));
        GuardKeeps = await db.GuardStops.AnyAsync(g => g.Source == ads.Value.Source && g.State == GuardState.Waiting, cancellationToken);
        OperationId = Guid.NewGuid();
        Rows = await Shown.Of(db.Runs.AsNoTracking().OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id))
            .Select(r => new RunRow(r.Id, r.Kind, r.NightOf, r.State, r.StartedAt, r.EndedAt, r.SeenAt)).ToListAsync(cancellationToken);
        Failed = await db.Runs.AsNoTracking().OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Take(1).Where(r => r.State == RunState.Failed)
            .Select(r => new RunRow(r.Id, r.Kind, r.NightOf, r.State, r.StartedAt, r.EndedAt, r.SeenAt)).SingleOrDefaultAsync(cancellationToken);
        CountedAt = await db.SuggestionVersions.Where(v => v.State == SuggestionState.Current).Select(v => v.CompletedAt).SingleOrDefaultAsync(cancellationToken);
        var position = await db.FeedPositions.AsNoTracking().SingleOrDefaultAsync(p => p.Source == ads.Value.Source, cancellationToken);
        AdsReadFrom = position?.ReadFrom;
        CheckedAt = Now - position?.SnapshotAt > (2 * ads.Value.SnapshotEvery) + LongestNight ? position?.SnapshotAt : null;
        SetAside = await RematchSetAside.ReadAsync(db, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (OperationId == Guid.Empty) return NotFound();
        var isGoing = !await jobs.Ask.NowAsync(RunKind.Nightly, OperationId, onlyIfIdle: true, cancellationToken);
        var hasNode = LivingNode.Read(jobs.Storage, await db.NowAsync(cancellationToken)).Count > 0;
        TempData.Tell(isGoing ? "En körning pågår eller väntar redan. Följ den i listan."
            : hasNode ? "Körningen startar inom några sekunder. Följ den i listan."
            : "Körningen väntar: ingen nod är igång. Den startar så snart en nod startas.");
        return LocalRedirect("/korningar");
    }

    /// <summary>"1 deltagare och 2 platser"</summary>
    public string SetAsideAbout => string.Join(" och ", new[]
    {
        SetAside.People == 0 ? null : $"{RunWords.Number(SetAside.People)} deltagare",
        SetAside.Openings == 0 ? null : $"{RunWords.Number(SetAside.Openings)} {(SetAside.Openings == 1 ? "plats" : "platser")}",
    }.Where(part => part is not null));

    public sealed record RunRow(long Id, string Kind, DateOnly? NightOf, RunState State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, DateTimeOffset SeenAt);
}
