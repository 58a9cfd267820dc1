using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Matchning.Floor.Data;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Suggestions.Assigning;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.Meeting.Suggestions.Rematching;

/// <summary>
/// Between the nights: brings the current version's lists up to date with what has changed, to just what a whole run would give. One transaction
/// at a time over all nodes; one that is broken off has changed nothing but that a try was made, and its requests are still there.
/// </summary>
public sealed class RematchByDay(
    MatchningDb db, RankerInForce ranker, RematchQueue queue, IDecidedPairs decisions, OwedTries owed, IOptions<AssignmentOptions> options, TimeProvider clock)
{
    private const long OneAtATime = 0x72656d61746368;

    // A node that froze in the middle is cut off by the database, so that another can go on.
    private const string CutOff = "set local idle_in_transaction_session_timeout = '120s'";

    /// <returns>Null when there was nothing to do, or another node is at it.</returns>
    public async Task<RematchCounts?> RunAsync(CancellationToken cancellationToken)
    {
        if (owed.TryTake(out var earlier)) await HandBackAsync(earlier);
        var taken = await AloneAsync(version => queue.TakeAsync(version.Id, cancellationToken), cancellationToken);
        if (taken is not { Length: > 0 }) return null;
        try
        {
            var counts = await AloneAsync(version => RenewAsync(version, taken, cancellationToken), cancellationToken);
            if (counts is null) await HandBackAsync(taken);
            return counts;
        }
        catch (Exception fault) when (fault is OperationCanceledException or PlainFaultException || TransientFault.Is(fault))
        {
            await HandBackAsync(taken);
            throw;
        }
    }

    // Nothing is kept of work that gives null.
    private async Task<T?> AloneAsync<T>(Func<SuggestionVersion, Task<T>> work, CancellationToken cancellationToken) where T : class?
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(CutOff, cancellationToken);
        if (!await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({OneAtATime}) as \"Value\"").SingleAsync(cancellationToken)) return null;
        if (await CurrentAsync(cancellationToken) is not { } version) return null;
        await queue.TidyAsync(version.Id, cancellationToken);
        if (await work(version) is not { } result) return null;
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    // With the database away it is owed until it is back.
    private async Task HandBackAsync(long[] taken)
    {
        try
        {
            db.ChangeTracker.Clear();
            await queue.HandBackAsync(taken, CancellationToken.None);
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            owed.Add(taken);
        }
    }

    // Lists of another gate or other features cannot be merged with today's; after an upgrade the next night counts everything.
    private Task<SuggestionVersion?> CurrentAsync(CancellationToken cancellationToken) => db.SuggestionVersions.AsNoTracking().SingleOrDefaultAsync(
        v => v.State == SuggestionState.Current && v.RuleVersion == Gate.Version && v.SchemaId == FeatureSchema.Id, cancellationToken);

    private async Task<RematchCounts?> RenewAsync(SuggestionVersion version, long[] taken, CancellationToken cancellationToken)
    {
        var requests = await queue.ReadAsync(taken, version.Id, cancellationToken);
        if (requests.Count == 0) return null;
        var renew = new RenewLists(db, ranker.Engine(version.RankerName), version, clock.Today());
        var store = new RenewedListStore(db, version.Id, clock.GetUtcNow());
        var people = requests.Where(r => r.ParticipantId is not null).Select(r => r.ParticipantId!.Value).Distinct().ToArray();
        await foreach (var lists in renew.ForPeopleAsync(people, cancellationToken)) await store.WriteAsync(lists, cancellationToken);
        await store.RemoveAsync(renew.NotToBeMatched, cancellationToken);

        var openings = requests.Where(r => r.OpeningId is not null).Select(r => r.OpeningId!.Value).Distinct().ToArray();
        var before = await queue.BeforeAsync(requests, cancellationToken);
        await foreach (var lists in renew.ForOpeningsAsync(openings, before, people, cancellationToken)) await store.WriteAsync(lists, cancellationToken);

        await new FillSuggestions(db, decisions, options.Value, clock.Today()).RunAsync(version.Id, store.Renewed, cancellationToken);
        await queue.DoneAsync(requests, version.Id, cancellationToken);
        return await IsStillCurrentAsync(version.Id, cancellationToken)
            ? new(requests.Count, openings.Length, people.Length, store.Renewed.Count, renew.RankedWhole) : null;
    }

    // Held until the commit, so that a night cannot switch in between; if it was first, what was worked out here is for lists that nobody reads.
    private Task<bool> IsStillCurrentAsync(long versionId, CancellationToken cancellationToken) => db.SuggestionVersions
        .FromSql($"select * from suggestion_versions where id = {versionId} and state = {nameof(SuggestionState.Current)} for share").AnyAsync(cancellationToken);
}

/// <param name="Renewed">Lists that are not as they were.</param>
/// <param name="RankedWhole">People who were ranked against every opening.</param>
public sealed record RematchCounts(int Requests, int Openings, int People, int Renewed, int RankedWhole);

/// <summary>Tries of this process that could not be handed back while the database was away.</summary>
public sealed class OwedTries
{
    private readonly ConcurrentQueue<long[]> _tries = new();

    public void Add(long[] taken) => _tries.Enqueue(taken);

    public bool TryTake([NotNullWhen(true)] out long[]? taken) => _tries.TryDequeue(out taken);
}
