using System.Numerics;
using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Placements;

/// <summary>Turns an agreed proposal into a placement. Refuses one without purpose, supervisor, hours or end (domain rule 1).</summary>
public sealed class RegisterPlacement(MatchningDb db, TimeProvider clock)
{
    public const decimal MostHoursPerWeek = 40;

    /// <summary>A start further from today than this is a slip of the pen.</summary>
    public const int MostDaysToStart = 366;

    /// <summary>No placement has an end further off; an extension is a new decision (domain rule 2).</summary>
    public const int LongestDays = 3 * 366;

    public async Task<PlacementResult> RegisterAsync(PlacementRequest request, CancellationToken cancellationToken = default) =>
        Refusal(request) ?? await db.WholeUnitAsync(() => WriteAsync(request, cancellationToken), cancellationToken);

    private async Task<PlacementResult> WriteAsync(PlacementRequest request, CancellationToken cancellationToken)
    {
        // The proposal's row is held, so that two forms for the same proposal come one after the other.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var proposal = await db.Proposals
            .FromSql($"select *, xmin from proposals where id = {request.ProposalId} for update")
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (proposal is null) return PlacementResult.NoSuchProposal;
        if (await db.Placements.AnyAsync(p => p.OperationId == request.OperationId, cancellationToken)) return PlacementResult.Repeated;
        if (proposal.State != ProposalState.Agreed) return PlacementResult.NotAgreed;
        if (await db.Placements.AnyAsync(p => p.ProposalId == request.ProposalId, cancellationToken)) return PlacementResult.AlreadyPlaced;

        db.Placements.Add(request.ToPlacement(proposal, clock.GetUtcNow()));
        await StopWaitingAsync(proposal.ParticipantId, request.StartsOn!.Value, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return PlacementResult.Done;
    }

    private PlacementResult? Refusal(PlacementRequest request)
    {
        if (BitOperations.PopCount((uint)request.Kind) != 1) return PlacementResult.KindMissing;
        if (string.IsNullOrWhiteSpace(request.Purpose)) return PlacementResult.PurposeMissing;
        if (string.IsNullOrWhiteSpace(request.Supervisor)) return PlacementResult.SupervisorMissing;
        if (request.StartsOn is null) return PlacementResult.StartMissing;
        if (request.EndsOn is null) return PlacementResult.EndMissing;
        if (Math.Abs(request.StartsOn.Value.DayNumber - clock.Today().DayNumber) > MostDaysToStart) return PlacementResult.StartTooFarOff;
        if (request.EndsOn < request.StartsOn) return PlacementResult.EndsBeforeStart;
        if (request.EndsOn.Value.DayNumber - request.StartsOn.Value.DayNumber > LongestDays) return PlacementResult.EndTooFarOff;
        return request.HoursPerWeek is > 0 and <= MostHoursPerWeek ? null : PlacementResult.HoursOutOfRange;
    }

    // The clock that started with the referral stops at the first measure (domain rule 3).
    private async Task StopWaitingAsync(Guid participantId, DateOnly startsOn, CancellationToken cancellationToken)
    {
        var enrolment = await db.Enrolments.Include(e => e.Phases).SingleOrDefaultAsync(e => e.ParticipantId == participantId && e.ExitedOn == null, cancellationToken);
        if (enrolment is null) return;
        enrolment.FirstMeasureOn ??= startsOn;
        enrolment.Enter(Phase.Active, clock.Today());
    }
}

/// <summary>What the placement form says; empty fields are refused by name.</summary>
public sealed record PlacementRequest
{
    public required Guid ProposalId { get; init; }

    /// <summary>Exactly one kind.</summary>
    public required PlaceKinds Kind { get; init; }

    public required string? Purpose { get; init; }
    public required string? Supervisor { get; init; }
    public required DateOnly? StartsOn { get; init; }
    public required DateOnly? EndsOn { get; init; }
    public required decimal? HoursPerWeek { get; init; }
    public required Guid OperationId { get; init; }
    public required Guid By { get; init; }

    internal Placement ToPlacement(Proposal proposal, DateTimeOffset at) => new()
    {
        UnitId = proposal.UnitId,
        ProposalId = proposal.Id,
        ParticipantId = proposal.ParticipantId,
        Kind = Kind,
        Purpose = Purpose!.Trim(),
        Supervisor = Supervisor!.Trim(),
        StartsOn = StartsOn!.Value,
        EndsOn = EndsOn!.Value,
        HoursPerWeek = HoursPerWeek!.Value,
        RegisteredById = By,
        RegisteredAt = at,
        OperationId = OperationId,
    };
}

public enum PlacementResult
{
    Done,
    Repeated,
    NoSuchProposal,
    NotAgreed,
    AlreadyPlaced,
    KindMissing,
    PurposeMissing,
    SupervisorMissing,
    StartMissing,
    EndMissing,
    StartTooFarOff,
    EndsBeforeStart,
    EndTooFarOff,
    HoursOutOfRange,
}
