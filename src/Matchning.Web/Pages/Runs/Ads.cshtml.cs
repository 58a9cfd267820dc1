using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Market.Openings;
using Matchning.People.Organisation;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.Web.Pages.Runs;

/// <summary>How the ads come in: the last readings, what the guard keeps open, and the ads that could not be read.</summary>
public sealed class AdsModel(MatchningDb db, IOptions<JobAdsOptions> options, TimeProvider clock, ILogger<AdsModel> logger) : PageModel
{
    private const int LastReads = 10;

    [FromQuery(Name = "sida")]
    public int PageNumber { get; set; } = 1;

    [FromQuery(Name = "kvar")]
    public int KeptPage { get; set; } = 1;

    /// <summary>The ad that could not be read whose start is unfolded. Only for an administrator, who is the one to mend the feed.</summary>
    [FromQuery(Name = "visa")]
    public long? UnfoldedId { get; set; }

    public GuardStop? Stop { get; private set; }

    public IReadOnlyList<KeptAd> Kept { get; private set; } = [];

    /// <summary>Of the stop's ads, those that are still open.</summary>
    public int KeptTotal { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>Of the ads that were closed when the guard was let through, those that a later feed has opened again.</summary>
    public int Reopened { get; private set; }

    /// <summary>Readings at whose end the guard stopped.</summary>
    public IReadOnlySet<DateTimeOffset> Stopped { get; private set; } = new HashSet<DateTimeOffset>();

    public IReadOnlyList<FeedRead> Reads { get; private set; } = [];

    public IReadOnlyList<RejectedAd> Rejected { get; private set; } = [];

    public int RejectedTotal { get; private set; }

    public RejectedStart? Unfolded { get; private set; }

    public DateTimeOffset? ReadFrom { get; private set; }

    /// <summary>Where an ad that is not gone can still be found.</summary>
    public string AtSource => options.Value.Folder is null ? "hos Platsbanken" : "i annonsmappen";

    public bool IsAdministrator => User.IsInRole(Role.Administrator);

    public DateOnly Today { get; } = clock.Today();

    public Paging Shown { get; private set; }

    public Paging ShownKept { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var source = options.Value.Source;
        Stop = await db.GuardStops.AsNoTracking().Where(g => g.Source == source && g.State != GuardState.Passed).OrderByDescending(g => g.Id).FirstOrDefaultAsync(cancellationToken);
        if (Stop is { State: GuardState.LetThrough, DecidedAt: { } decided } && decided < clock.GetUtcNow().AddDays(-7)) Stop = null;
        if (Stop is not null) await ReadStopAsync(Stop, cancellationToken);
        Reads = await db.FeedReads.AsNoTracking().Where(r => r.Source == source).OrderByDescending(r => r.Id).Take(LastReads).ToListAsync(cancellationToken);
        var ends = Reads.Select(r => r.EndedAt).ToArray();
        Stopped = await db.GuardStops.Where(g => g.Source == source && ends.Contains(g.StoppedAt)).Select(g => g.StoppedAt).ToHashSetAsync(cancellationToken);
        ReadFrom = await db.FeedPositions.Where(p => p.Source == source).Select(p => (DateTimeOffset?)p.ReadFrom).SingleOrDefaultAsync(cancellationToken);
        RejectedTotal = await db.FailedAds.CountAsync(f => f.Source == source, cancellationToken);
        Shown = Paging.Of(PageNumber, RejectedTotal);
        Rejected = await Shown.Of(db.FailedAds.AsNoTracking().Where(f => f.Source == source).OrderByDescending(f => f.FailedAt).ThenByDescending(f => f.Id))
            .Select(f => new RejectedAd(f.Id, f.SourceId, f.Reason, f.FailedAt)).ToListAsync(cancellationToken);
        if (IsAdministrator && UnfoldedId is { } id && Rejected.Any(f => f.Id == id)) await UnfoldAsync(id, cancellationToken);
    }

    /// <summary>Lets the guard's stop through: closes the ads and their openings.</summary>
    public async Task<IActionResult> OnPostAsync(
        long stop, [FromServices] LetThrough letThrough, [FromServices] MakeOpenings openings, CancellationToken cancellationToken)
    {
        var (closed, refusal) = await letThrough.RunAsync(stop, User.AccountId(), cancellationToken);
        if (refusal == LetThroughRefusal.NoSuchStop) return NotFound();
        if (refusal is null) await openings.FollowAdsAsync(null, cancellationToken);
        TempData.Tell(refusal switch
        {
            null => $"{RunWords.Number(closed)} {(closed == 1 ? "annons" : "annonser")} stängdes. Förslag på dem försvinner ur listorna.",
            LetThroughRefusal.FeedIsBeingRead => "Annonserna hämtas just nu, så inget ändrades. Vänta tills hämtningen är klar och titta igen: kanske har den redan gett svaret.",
            _ => "Spärren är redan hanterad. Inget ändrades.",
        });
        return LocalRedirect("/korningar/annonser");
    }

    // It may hold names and numbers of people, so it is read one at a time, when asked for, and who did is in the log.
    private async Task UnfoldAsync(long id, CancellationToken cancellationToken)
    {
        var start = await db.FailedAds.Where(f => f.Id == id).Select(f => f.Start).SingleOrDefaultAsync(cancellationToken);
        if (start is null) return;
        Unfolded = RejectedStart.Of(start);
        logger.LogInformation("Account {AccountId} read the start of failed ad {FailedAdId}", User.AccountId(), id);
    }

    private async Task ReadStopAsync(GuardStop stop, CancellationToken cancellationToken)
    {
        if (stop.DecidedById is { } by) DecidedBy = await db.Set<Account>().Where(a => a.Id == by).Select(a => a.FullName).SingleOrDefaultAsync(cancellationToken);
        if (stop.State == GuardState.LetThrough)
            Reopened = await db.ExternalAds.CountAsync(a => a.Source == stop.Source && stop.SourceIds.Contains(a.SourceId) && a.ClosedAt == null && a.ChangedAt > stop.DecidedAt, cancellationToken);
        if (stop.State != GuardState.Waiting) return;
        var kept = db.ExternalAds.AsNoTracking().Where(a => a.Source == stop.Source && stop.SourceIds.Contains(a.SourceId) && a.ClosedAt == null && a.ChangedAt <= stop.StoppedAt);
        KeptTotal = await kept.CountAsync(cancellationToken);
        ShownKept = Paging.Of(KeptPage, KeptTotal);
        Kept = await ShownKept.Of(kept.OrderBy(a => a.LastPublicationOn).ThenBy(a => a.Id))
            .Select(a => new KeptAd(a.Headline, a.Workplace ?? a.EmployerName, a.LastPublicationOn, a.WebpageUrl)).ToListAsync(cancellationToken);
    }

    public sealed record KeptAd(string Headline, string? Employer, DateOnly? LastDay, string? Address);

    public sealed record RejectedAd(long Id, string? SourceId, string Reason, DateTimeOffset At);
}
