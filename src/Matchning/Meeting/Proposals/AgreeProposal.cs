using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Proposals;

/// <summary>Registers that both the participant and the employer said yes. What follows is a placement.</summary>
public sealed class AgreeProposal(MatchningDb db, TimeProvider clock)
{
    public Task<AgreeResult> AgreeAsync(Guid proposalId, CancellationToken cancellationToken = default) =>
        db.WholeUnitAsync(() => AgreeOnceAsync(proposalId, cancellationToken), cancellationToken);

    private async Task<AgreeResult> AgreeOnceAsync(Guid proposalId, CancellationToken cancellationToken)
    {
        var proposal = await db.Proposals.SingleOrDefaultAsync(p => p.Id == proposalId, cancellationToken);
        if (proposal is null) return AgreeResult.NoSuchProposal;
        if (proposal.State == ProposalState.Agreed) return AgreeResult.Repeated;
        // One whose last day has passed may still be answered; one that was taken away may not.
        if (await db.Openings.TakenAway().AnyAsync(o => o.Id == proposal.OpeningId, cancellationToken)) return AgreeResult.TakenAway;
        if (!proposal.Agree(clock.GetUtcNow())) return AgreeResult.NotProposed;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return AgreeResult.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await AgreeOnceAsync(proposalId, cancellationToken);
        }
    }
}

public enum AgreeResult { Done, Repeated, NoSuchProposal, NotProposed, TakenAway }
