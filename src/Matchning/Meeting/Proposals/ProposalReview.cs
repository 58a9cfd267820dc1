using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Suggestions;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.Meeting.Proposals;

/// <summary>
/// A named person's decision about a pair, after the night's suggestions and before the employer is asked. The first
/// decision makes the proposal and keeps what the pair was shown with; sending the same form twice has one effect.
/// </summary>
public sealed class ProposalReview(MatchningDb db, TimeProvider clock)
{
    public Task<Reviewed> DecideAsync(ReviewRequest request, CancellationToken cancellationToken = default) =>
        db.WholeUnitAsync(() => DecideOnceAsync(request, cancellationToken), cancellationToken);

    public Task<UndoResult> UndoAsync(Guid decisionId, Guid by, CancellationToken cancellationToken = default) =>
        db.WholeUnitAsync(() => UndoOnceAsync(decisionId, by, cancellationToken), cancellationToken);

    private async Task<Reviewed> DecideOnceAsync(ReviewRequest request, CancellationToken cancellationToken)
    {
        if (request is { Choice: ReviewChoice.NotNow, Reason: null }) return new(ReviewResult.ReasonMissing);
        if (request.Choice == ReviewChoice.SaveForLater && !(request.SavedUntil > clock.Today())) return new(ReviewResult.DayMissing);
        if (await RepeatedAsync(request.OperationId, cancellationToken) is { } earlier) return new(ReviewResult.Repeated, earlier);

        var participant = await db.Participants.AsNoTracking()
            .Where(p => p.Id == request.ParticipantId && !p.IsProtected)
            .Select(p => new { p.Id, p.UnitId }).SingleOrDefaultAsync(cancellationToken);
        var opening = await db.Openings.AsNoTracking().Where(o => o.Id == request.OpeningId)
            .Select(o => new { o.ClosedAt, o.ClosesOn }).SingleOrDefaultAsync(cancellationToken);
        if (participant is null || opening is null) return new(ReviewResult.NoSuchPair);
        if (opening.ClosedAt is not null || opening.ClosesOn < clock.Today()) return new(ReviewResult.OpeningClosed);

        var proposal = await db.Proposals.Include(p => p.Decisions)
            .SingleOrDefaultAsync(p => p.ParticipantId == request.ParticipantId && p.OpeningId == request.OpeningId, cancellationToken);
        if (proposal?.Decisions.Find(d => d.OperationId == request.OperationId) is { } same) return new(ReviewResult.Repeated, same.Id);
        if (proposal is { CanDecide: false }) return new(ReviewResult.AlreadyDecided);
        proposal ??= await NewProposalAsync(request, participant.UnitId, cancellationToken);
        return proposal is null ? new(ReviewResult.NoSuchPair) : await WriteAsync(proposal, request, cancellationToken);
    }

    private async Task<UndoResult> UndoOnceAsync(Guid decisionId, Guid by, CancellationToken cancellationToken)
    {
        var proposal = await db.Proposals.Include(p => p.Decisions)
            .SingleOrDefaultAsync(p => p.Decisions.Any(d => d.Id == decisionId), cancellationToken);
        if (proposal is null) return UndoResult.NoSuchDecision;
        if (proposal.Decisions.Single(d => d.Id == decisionId).UndoneAt is not null) return UndoResult.Repeated;
        if (proposal.Current?.Id != decisionId || !proposal.CanUndo) return UndoResult.TooLate;
        proposal.Undo(by, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return UndoResult.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await UndoOnceAsync(decisionId, by, cancellationToken);
        }
    }

    private Task<Guid?> RepeatedAsync(Guid operationId, CancellationToken cancellationToken) => db.ReviewDecisions.AsNoTracking()
        .Where(d => d.OperationId == operationId).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(cancellationToken);

    // The list shown may have been replaced while the page was open, so the newest one that has the pair is used.
    private async Task<Proposal?> NewProposalAsync(ReviewRequest request, Guid unitId, CancellationToken cancellationToken)
    {
        var shown = await (
            from list in db.SuggestionLists.AsNoTracking()
            join version in db.SuggestionVersions on list.VersionId equals version.Id
            where list.ParticipantId == request.ParticipantId && version.State != SuggestionState.Building
                && list.OpeningIds.Contains(request.OpeningId)
            orderby list.VersionId descending
            select new { list, version.RankerName, version.SchemaId }).FirstOrDefaultAsync(cancellationToken);
        if (shown is null && request.Unlisted is null) return null;

        var index = shown is null ? -1 : Array.IndexOf(shown.list.OpeningIds, request.OpeningId);
        var proposal = new Proposal
        {
            UnitId = unitId,
            ParticipantId = request.ParticipantId,
            OpeningId = request.OpeningId,
            Rank = index + 1,
            Score = shown?.list.Scores[index] ?? request.Unlisted!.Score,
            Band = shown?.list.Bands[index] ?? request.Unlisted!.Band,
            VersionId = shown?.list.VersionId ?? 0,
            RankerName = shown?.RankerName ?? request.Unlisted!.RankerName,
            SchemaId = shown?.SchemaId ?? request.Unlisted!.SchemaId,
            FeatureRow = shown?.list.FeatureRow(index + 1) ?? request.Unlisted!.FeatureRow,
            ListOpeningIds = shown?.list.OpeningIds ?? [],
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(proposal);
        return proposal;
    }

    private async Task<Reviewed> WriteAsync(Proposal proposal, ReviewRequest request, CancellationToken cancellationToken)
    {
        var decision = request.ToDecision(proposal, clock.GetUtcNow());
        proposal.Decide(decision);
        db.Add(decision);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new(ReviewResult.Done, decision.Id);
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException
            || conflict.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Someone was first: the same form sent twice, or a colleague with the same pair.
            db.ChangeTracker.Clear();
            return await RepeatedAsync(request.OperationId, cancellationToken) is { } earlier
                ? new(ReviewResult.Repeated, earlier)
                : new(ReviewResult.AlreadyDecided);
        }
    }
}
