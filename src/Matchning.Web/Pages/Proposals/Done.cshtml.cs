using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.People.Door;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Proposals;

/// <summary>After a participant's last proposal: what was decided today, with a way back, and whose turn it is next.</summary>
public sealed class DoneModel(MatchningDb db, ProposalQueue queue, PeopleDoor door, TimeProvider clock) : PageModel
{
    public Guid ParticipantId { get; private set; }

    public string ShortName { get; private set; } = "";

    public IReadOnlyList<DecisionRow> Decisions { get; private set; } = [];

    public QueuedParticipant? NextParticipant { get; private set; }

    public int Left { get; private set; }

    public IReadOnlyList<QueuedPair> More { get; private set; } = [];

    public string Heading => Left > 0 ? $"{ShortName} – {Left} kvar att granska" : $"{ShortName} – genomgånget";

    public string? Summary => Decisions.Count == 0
        ? Left > 0 ? null : "Inga fler förslag nu."
        : $"Klart. {Count(ReviewChoice.Propose)} föreslagna, {Count(ReviewChoice.SaveForLater)} sparade, {Count(ReviewChoice.NotNow)} passar inte.";

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "deltagare")] Guid participantId, CancellationToken cancellationToken)
    {
        await door.OpenAsync(participantId, cancellationToken);
        if (await queue.ForParticipantAsync(participantId, cancellationToken) is not { } queued) return NotFound();
        (ParticipantId, ShortName, Left, More) = (participantId, queued.ShortName, queued.Pairs.Count, queued.More);
        var since = SwedishTime.Moment(clock.Today().ToDateTime(TimeOnly.MinValue));
        Decisions = await DecisionRow.NamedAsync(door, await DecisionRow.Of(db.ReviewDecisions.Where(d => d.Proposal.ParticipantId == participantId && d.DecidedAt >= since), db)
            .Take(50).ToListAsync(cancellationToken), cancellationToken);
        NextParticipant = (await queue.ForConsultantAsync(User.AccountId(), cancellationToken)).FirstOrDefault(p => p.ParticipantId != participantId);
        return Page();
    }

    private int Count(ReviewChoice choice) => Decisions.Count(d => d.Choice == choice);
}
