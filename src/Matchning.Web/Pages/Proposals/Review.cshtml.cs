using Matchning.Meeting.Matching;
using Matchning.Meeting.Matching.Told;
using Matchning.Meeting.Proposals;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Proposals;

/// <summary>One person and one opening side by side, with what speaks for and against. The consultant decides.</summary>
public sealed class ReviewModel(PairOnReview pairs, ProposalQueue queue, ExplainPair explain, ContrastWithNext contrast, DecideAndGoOn deciding) : PageModel
{
    [FromQuery(Name = "deltagare")]
    public Guid? ParticipantId { get; set; }

    [FromQuery(Name = "plats")]
    public long? OpeningId { get; set; }

    /// <summary>Drawn with the page, so that sending the form twice has one effect.</summary>
    [BindProperty]
    public Guid OperationId { get; set; }

    public ReviewedPair Pair { get; private set; } = null!;

    public ToldReasons Reasons { get; private set; } = null!;

    /// <summary>Why it stands before the next in the list; null when there is nothing to tell.</summary>
    public NextContrast? BeforeNext { get; private set; }

    public AdText AdText { get; private set; } = null!;

    public bool IsBack { get; private set; }

    /// <summary>"2 av 7"; null for a pair outside the queue.</summary>
    public (int Number, int Of)? Place { get; private set; }

    /// <summary>The rest of the person's list, outside the chosen proposals.</summary>
    public IReadOnlyList<QueuedPair> More { get; private set; } = [];

    /// <summary>One of those chosen for the person: by the night, or by day where something had changed.</summary>
    public bool IsAssigned => Place is not null && !IsBack;

    public DateTimeOffset? RenewedAt { get; private set; }

    public string? Previous { get; private set; }

    public string? Next { get; private set; }

    public ReviewDecision? Decision => Pair.Proposal?.Current;

    public bool CanDecide => Pair.IsOpen && Pair.Proposal is null or { CanDecide: true };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (ParticipantId is not { } participantId) return await FirstAsync(cancellationToken);
        var queued = await queue.ForParticipantAsync(participantId, cancellationToken);
        if (queued is null) return NotFound();
        if (OpeningId is not { } openingId)
        {
            return LocalRedirect(queued.Pairs is [var first, ..] ? ReviewLinks.Pair(participantId, first.OpeningId) : ReviewLinks.Summary(participantId));
        }

        if (await pairs.FindAsync(participantId, openingId, cancellationToken) is not { } pair) return NotFound();
        await ShowAsync(pair, queued, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ParticipantId is not { } participantId || OpeningId is not { } openingId || !ModelState.IsValid) return NotFound();
        if (await pairs.FindAsync(participantId, openingId, cancellationToken) is not { } pair) return NotFound();
        var request = new ReviewRequest
        {
            ParticipantId = participantId,
            OpeningId = openingId,
            Choice = ReviewChoice.Propose,
            OperationId = OperationId,
            By = User.AccountId(),
        };
        var step = await deciding.DecideAsync(request, pair, cancellationToken);
        if (step.Message is null) return NotFound();
        TempData.Tell(step.Message);
        return LocalRedirect(step.Next);
    }

    private async Task<IActionResult> FirstAsync(CancellationToken cancellationToken)
    {
        var all = await queue.ForConsultantAsync(User.AccountId(), cancellationToken);
        return LocalRedirect(all is [var first, ..] ? ReviewLinks.Pair(first.ParticipantId, first.Pairs[0].OpeningId) : "/forslag");
    }

    private async Task ShowAsync(ReviewedPair pair, QueuedParticipant queued, CancellationToken cancellationToken)
    {
        Pair = pair;
        OperationId = Guid.NewGuid();
        var reasons = await explain.ExplainAsync(pair.Profile, pair.Opening, pair.Place.RankerName, cancellationToken);
        if (pair.Place.NextOpeningId is { } next)
            BeforeNext = await contrast.TellAsync(pair.Profile, pair.Opening, next, pair.Place.RankerName, cancellationToken);
        (Reasons, AdText) = (SwedishReasons.Of(reasons), AdText.Marked(pair.Opening.Text, reasons));
        (More, RenewedAt) = (queued.More, queued.RenewedAt);
        var index = queued.Pairs.ToList().FindIndex(p => p.OpeningId == pair.Opening.Id);
        if (index < 0) return;
        IsBack = queued.Pairs[index].IsBack;
        Place = (queued.Decided + index + 1, queued.Decided + queued.Pairs.Count);
        if (index > 0) Previous = ReviewLinks.Pair(queued.ParticipantId, queued.Pairs[index - 1].OpeningId);
        if (index < queued.Pairs.Count - 1) Next = ReviewLinks.Pair(queued.ParticipantId, queued.Pairs[index + 1].OpeningId);
    }
}
