using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Suggestions.Rematching;

/// <summary>What waits to be matched again, and what happens to it when it is done. All within the caller's transaction.</summary>
public sealed class RematchQueue(MatchningDb db)
{
    // By how often it failed: first many at once, then few, so that the one that cannot be counted is found and its neighbours go on.
    private static readonly int[] BatchSizes = [2000, 100, 10, 1];

    /// <summary>
    /// The next requests for a version's lists, each with one try more: it is counted before the work, so that one that takes its node with it counts too.
    /// What ads changed waits while a run is going on: a night counts them all, and a sync is not done.
    /// </summary>
    public async Task<long[]> TakeAsync(long versionId, CancellationToken cancellationToken)
    {
        var waiting = db.Set<RematchRequest>().FromSql(
            $"""
            select r.* from rematch_requests r left join openings o on o.id = r.opening_id
            where r.applied_to is distinct from {versionId} and r.covered_by is distinct from {versionId} and r.attempts < {RematchRequest.MostAttempts}
              and (o.external_ad_id is null or not exists (select from leases where expires_at > now()))
            """).AsNoTracking();
        var attempts = await waiting.MinAsync(r => (short?)r.Attempts, cancellationToken);
        if (attempts is not { } lowest) return [];
        // People first: an opening is compared with everyone, and must not be blamed for one of them.
        var ids = await waiting.Where(r => r.Attempts == lowest).OrderBy(r => r.ParticipantId == null).ThenBy(r => r.Id).Take(BatchSizes[lowest]).Select(r => r.Id).ToArrayAsync(cancellationToken);
        await db.RematchRequests.Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(r => r.SetProperty(x => x.Attempts, x => x.Attempts + 1), cancellationToken);
        return ids;
    }

    /// <summary>Those taken that nobody else has done since.</summary>
    public Task<List<RematchRequest>> ReadAsync(long[] taken, long versionId, CancellationToken cancellationToken) => db.RematchRequests.AsNoTracking()
        .Where(r => taken.Contains(r.Id) && r.AppliedTo != versionId && r.CoveredBy != versionId).OrderBy(r => r.Id).ToListAsync(cancellationToken);

    /// <summary>A try that ended for a reason that is not theirs does not count.</summary>
    public Task HandBackAsync(long[] taken, CancellationToken cancellationToken) => db.RematchRequests.Where(r => taken.Contains(r.Id) && r.Attempts > 0)
        .ExecuteUpdateAsync(r => r.SetProperty(x => x.Attempts, x => x.Attempts - 1), cancellationToken);

    /// <summary>The openings as they were before the first of the requests about each, where there was a before.</summary>
    public Task<List<Opening>> BeforeAsync(IReadOnlyList<RematchRequest> requests, CancellationToken cancellationToken)
    {
        var first = requests.Where(r => r.OpeningId is not null).GroupBy(r => r.OpeningId).Select(r => r.First())
            .Where(r => r.Before is not null).Select(r => r.Id).ToArray();
        return db.Openings.FromSql(
            $"""
            select was.* from rematch_requests r join openings o on o.id = r.opening_id, jsonb_populate_record(o, r.before) was
            where r.id = any({first})
            """).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The version's lists have the change. It is forgotten, unless a night is counting the next version and may have begun before it: then it is
    /// done again when that one is current.
    /// </summary>
    public async Task DoneAsync(IReadOnlyList<RematchRequest> requests, long versionId, CancellationToken cancellationToken)
    {
        var ids = requests.Select(r => r.Id).ToArray();
        await db.RematchRequests.Where(r => ids.Contains(r.Id))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.AppliedTo, versionId).SetProperty(x => x.Attempts, (short)0), cancellationToken);
        await TidyAsync(versionId, cancellationToken);
    }

    /// <summary>Forgets what the current version has for sure and no other can lack.</summary>
    public Task TidyAsync(long versionId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        delete from rematch_requests where covered_by = {versionId}
          or (applied_to = {versionId} and not exists (select from suggestion_versions where state = {nameof(SuggestionState.Building)})
              and not exists (select from leases where expires_at > now()))
        """, cancellationToken);

    /// <summary>A new version is begun, and what it is counted from is read after this: it will have all that has changed until now.</summary>
    public Task CoverAsync(long versionId, CancellationToken cancellationToken) =>
        db.RematchRequests.ExecuteUpdateAsync(r => r.SetProperty(x => x.CoveredBy, versionId), cancellationToken);
}
