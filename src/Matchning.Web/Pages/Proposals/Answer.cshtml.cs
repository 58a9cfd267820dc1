using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.People.Door;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Proposals;

/// <summary>Registers that both have said yes. It cannot be undone here, so the page says what happens before the button.</summary>
public sealed class AnswerModel(MatchningDb db, AgreeProposal agreeing, PeopleDoor door, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "forslag")]
    public Guid ProposalId { get; set; }

    public string ShortName { get; private set; } = "";

    public string FirstName { get; private set; } = "";

    /// <summary>With the employer.</summary>
    public string Title { get; private set; } = "";

    public ProposalState State { get; private set; }

    public bool IsTakenAway { get; private set; }

    /// <summary>The day it came to wait for an answer.</summary>
    public DateOnly Since { get; private set; }

    public int WaitedDays => clock.Today().DayNumber - Since.DayNumber;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        switch (await agreeing.AgreeAsync(ProposalId, cancellationToken))
        {
            case AgreeResult.NoSuchProposal:
                return NotFound();
            case AgreeResult.TakenAway:
                TempData.Tell("Annonsen är borttagen, så inget svar sparades.");
                return LocalRedirect("/forslag/beslut");
            case AgreeResult.NotProposed:
                TempData.Tell("Förslaget är inte längre öppet för svar.");
                return LocalRedirect("/forslag/beslut");
            default:
                TempData.Tell("Svaret är sparat: båda har sagt ja. Registrera nu placeringen.");
                return LocalRedirect($"/placeringar/ny?forslag={ProposalId}");
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var takenAway = db.Openings.TakenAway();
        var row = await db.Proposals.AsNoTracking().Where(p => p.Id == ProposalId)
            .Select(p => new
            {
                p.State,
                p.StateSince,
                p.ParticipantId,
                OwnTitle = Opening.OwnTitleOf(p.Opening.Title, p.Opening.EmployerNeedId, p.Opening.OccupationLabel),
                p.Opening.EmployerName,
                IsTakenAway = takenAway.Any(o => o.Id == p.OpeningId)
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null) return false;
        await door.OpenAsync(row.ParticipantId, cancellationToken);
        if (await door.ReadAsync(row.ParticipantId, "registrera svar", cancellationToken) is not { } name) return false;
        (ShortName, FirstName, Title) = (name.ShortName, name.FirstName, NeedTitle.WithEmployer(row.OwnTitle, row.EmployerName));
        (State, IsTakenAway, Since) = (row.State, row.IsTakenAway, SwedishTime.Day(row.StateSince));
        return true;
    }
}
