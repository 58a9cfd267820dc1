using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Proposals;

/// <summary>The consultant's own decisions, newest first, with what each waits for and a way back while there is one.</summary>
public sealed class DecisionsModel(MatchningDb db, ProposalReview review) : PageModel
{
    private const int PerPage = 25;

    /// <summary>"svar" for those that wait for an answer or a placement.</summary>
    [FromQuery(Name = "visa")]
    public string? Show { get; set; }

    [FromQuery(Name = "sida")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<DecisionRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PerPage - 1) / PerPage);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = User.AccountId();
        var decisions = Show == "svar" ? Waiting(me) : db.ReviewDecisions.Where(d => d.DecidedById == me);
        var rows = DecisionRow.Of(decisions.AsNoTracking(), db);
        Total = await rows.CountAsync(cancellationToken);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Rows = await rows.Skip((PageNumber - 1) * PerPage).Take(PerPage).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostUndoAsync([FromForm(Name = "beslut")] Guid decisionId, CancellationToken cancellationToken)
    {
        var pair = await db.ReviewDecisions.Where(d => d.Id == decisionId)
            .Select(d => new { d.Proposal.ParticipantId, d.Proposal.OpeningId, d.Proposal.Opening.Title }).SingleOrDefaultAsync(cancellationToken);
        var result = await review.UndoAsync(decisionId, User.AccountId(), cancellationToken);
        if (pair is null || result == UndoResult.NoSuchDecision) return NotFound();
        TempData.Tell(result == UndoResult.TooLate
            ? $"Beslutet om {pair.Title} går inte att ångra längre. Det har gått vidare."
            : $"Ångrat. {pair.Title} väntar på ditt beslut igen.");
        return LocalRedirect(ReviewLinks.Pair(pair.ParticipantId, pair.OpeningId));
    }

    // The same rows as the section on the start page, also those that a colleague decided.
    private IQueryable<ReviewDecision> Waiting(Guid me) => db.ReviewDecisions.Where(d =>
        d.Choice == ReviewChoice.Propose && d.Proposal.Participant.ConsultantId == me
        && (d.Proposal.State == ProposalState.AskedParticipant || d.Proposal.State == ProposalState.SentToEmployer || d.Proposal.State == ProposalState.Dialogue
            || (d.Proposal.State == ProposalState.Agreed && !db.Placements.Any(p => p.ProposalId == d.ProposalId))));
}
