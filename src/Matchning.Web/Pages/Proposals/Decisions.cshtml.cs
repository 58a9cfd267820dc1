using Matchning.Floor.Data;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Proposals;

/// <summary>The consultant's own decisions, newest first, with what each waits for and a way back while there is one.</summary>
public sealed class DecisionsModel(MatchningDb db, ProposalReview review, OpenAnswers answers) : PageModel
{

    public const string Unanswered = "svar";

    public const string BothYes = "ja";

    /// <summary>"svar" for those that nobody has answered yet, "ja" for those that wait for a placement.</summary>
    [FromQuery(Name = "visa")]
    public string? Show { get; set; }

    [FromQuery(Name = "sida")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<DecisionRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public Paging Shown { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = User.AccountId();
        var all = Show is Unanswered or BothYes ? await OpenAsync(me, Show == BothYes, cancellationToken) : null;
        var rows = DecisionRow.Of(db.ReviewDecisions.AsNoTracking().Where(d => d.DecidedById == me), db);
        Total = all?.Count ?? await rows.CountAsync(cancellationToken);
        Shown = Paging.Of(PageNumber, Total);
        Rows = all is not null ? [.. Shown.Of(all)] : await Shown.Of(rows).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostUndoAsync([FromForm(Name = "beslut")] Guid decisionId, CancellationToken cancellationToken)
    {
        var seen = db.Proposals.SeenBy(User.AccountId());
        var pair = await db.ReviewDecisions.Where(d => d.Id == decisionId && seen.Any(p => p.Id == d.ProposalId))
            .Select(d => new { d.Proposal.ParticipantId, d.Proposal.OpeningId, d.Proposal.Opening.Title }).SingleOrDefaultAsync(cancellationToken);
        if (pair is null) return NotFound();
        var result = await review.UndoAsync(decisionId, User.AccountId(), cancellationToken);
        if (result == UndoResult.NoSuchDecision) return NotFound();
        TempData.Tell(result == UndoResult.TooLate
            ? $"Beslutet om {pair.Title} går inte att ångra längre. Det har gått vidare."
            : $"Ångrat. {pair.Title} väntar på ditt beslut igen.");
        return LocalRedirect(ReviewLinks.Pair(pair.ParticipantId, pair.OpeningId));
    }

    // The same rows as the section on the start page, also those that a colleague decided. Longest wait first.
    private async Task<IReadOnlyList<DecisionRow>> OpenAsync(Guid me, bool isAgreed, CancellationToken cancellationToken)
    {
        var ids = (await answers.OfAsync(me, cancellationToken)).Where(a => a.IsAgreed == isAgreed).Select(a => a.ProposalId).ToList();
        var decisions = db.ReviewDecisions.AsNoTracking().Where(d => d.Choice == ReviewChoice.Propose && ids.Contains(d.ProposalId));
        return [.. (await DecisionRow.Of(decisions, db).ToListAsync(cancellationToken)).OrderBy(d => d.StateSince).ThenBy(d => d.DecisionId)];
    }
}
