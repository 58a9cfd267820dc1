using Matchning.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.JobAds;

/// <summary>A person has looked at what the guard kept open and says that those ads are gone indeed.</summary>
public sealed class LetThrough(MatchningDb db, TimeProvider clock)
{
    /// <summary>Closes those of the stop's ads that are still open and have not been seen or changed since.</summary>
    /// <returns>How many were closed; null when somebody has decided already, or a later feed has.</returns>
    public async Task<int?> RunAsync(long stopId, Guid accountId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stop = await db.GuardStops.FromSql($"select * from guard_stops where id = {stopId} for update").SingleOrDefaultAsync(cancellationToken);
        if (stop is not { State: GuardState.Waiting }) return null;
        var now = clock.GetUtcNow();
        stop.Closed = await AdStore.CloseAsync(
            (NpgsqlConnection)db.Database.GetDbConnection(), stop.Source, stop.SourceIds, AdCloseReason.MissingFromFeed, now, stop.StoppedAt, cancellationToken);
        (stop.State, stop.DecidedById, stop.DecidedAt) = (GuardState.LetThrough, accountId, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return stop.Closed;
    }
}
