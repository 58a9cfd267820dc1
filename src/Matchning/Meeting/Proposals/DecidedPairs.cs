using Matchning.Floor.Data;
using Matchning.Meeting.Suggestions.Assigning;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Proposals;

/// <summary>The decisions as the spread of suggestions sees them.</summary>
public sealed class DecidedPairs(MatchningDb db) : IDecidedPairs
{
    public async Task<List<DecidedPair>> OfUnitAsync(Guid unitId, CancellationToken cancellationToken)
    {
        var rows = await (
            from proposal in db.Proposals.AsNoTracking()
            where proposal.UnitId == unitId
            let at = proposal.Decisions.Where(d => d.UndoneAt == null).Max(d => (DateTimeOffset?)d.DecidedAt)
            where at != null
            select new { proposal.ParticipantId, proposal.OpeningId, proposal.State, At = at.Value }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new DecidedPair(r.ParticipantId, r.OpeningId, IsWaiting(r.State), r.At));
    }

    public Task<Dictionary<long, int>> FilledAsync(long[] openingIds, CancellationToken cancellationToken) =>
        db.Proposals.Where(p => p.State == ProposalState.Agreed && openingIds.Contains(p.OpeningId))
            .GroupBy(p => p.OpeningId).Select(p => new { p.Key, Count = p.Count() }).ToDictionaryAsync(p => p.Key, p => p.Count, cancellationToken);

    private static bool IsWaiting(ProposalState state) =>
        state is ProposalState.Draft or ProposalState.AskedParticipant or ProposalState.SentToEmployer or ProposalState.Dialogue;
}
