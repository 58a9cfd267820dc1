using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.Market.JobAds;

/// <summary>A person has looked at what the guard kept open and says that those ads are gone indeed.</summary>
public sealed class LetThrough(MatchningDb db, TimeProvider clock)
{
    /// <summary>
    /// Closes those of the stop's ads that are still open and have not been seen or changed since. Not while a feed is being read: that reading holds the
    /// ads as open, would leave those it finds as they are, and may well answer the question by itself.
    /// </summary>
    public async Task<LetThroughResult> RunAsync(long stopId, Guid accountId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var isReading = await db.HoldOffRunsAsync(AdSync.Step, cancellationToken);
        var stop = await db.GuardStops.FromSql($"select * from guard_stops where id = {stopId} for update").SingleOrDefaultAsync(cancellationToken);
        if (stop is null) return new(0, LetThroughRefusal.NoSuchStop);
        if (stop.State != GuardState.Waiting) return new(0, LetThroughRefusal.AlreadyDecided);
        if (isReading) return new(0, LetThroughRefusal.FeedIsBeingRead);
        var now = clock.GetUtcNow();
        stop.Closed = await AdStore.CloseAsync(
            (NpgsqlConnection)db.Database.GetDbConnection(), stop.Source, stop.SourceIds, AdCloseReason.MissingFromFeed, now, stop.StoppedAt, cancellationToken);
        (stop.State, stop.DecidedById, stop.DecidedAt) = (GuardState.LetThrough, accountId, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(stop.Closed, null);
    }
}

/// <param name="Closed">Ads that were closed.</param>
/// <param name="Refusal">Null when it was done.</param>
public readonly record struct LetThroughResult(int Closed, LetThroughRefusal? Refusal);

/// <summary>There is none with that id; somebody, or a later feed, has decided already; or a feed is being read just now.</summary>
public enum LetThroughRefusal { NoSuchStop, AlreadyDecided, FeedIsBeingRead }
