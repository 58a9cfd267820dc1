using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Meeting.Suggestions.Rematching;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Matchning.Meeting.Suggestions;

/// <summary>Writes a version of suggestions beside the current one, and switches when it is whole.</summary>
public sealed class SuggestionStore(MatchningDb db, RematchQueue changes)
{
    // Two nights back can be looked at; older lists are gone, their version rows stay as the log of what was run.
    private const int KeptVersions = 3;

    /// <summary>What this run has begun, if it can be gone on with: the ranker is still the one that is on.</summary>
    public async Task<SuggestionVersion?> BegunAsync(long runId, string rankerName, CancellationToken cancellationToken) =>
        await db.SuggestionVersions.AsNoTracking().SingleOrDefaultAsync(v => v.State == SuggestionState.Building && v.RankerName == rankerName
            && db.RunShards.Any(s => s.RunId == runId && s.Step == SuggestMatches.Step && s.ResultId == v.Id), cancellationToken);

    /// <summary>A new version and its shards, in place of what an earlier run began and nobody was shown.</summary>
    /// <param name="read">
    /// Reads whom and what to count, and tells the version. It comes after the changes so far were marked as covered: what changes from then on is matched
    /// again when the version is current.
    /// </param>
    public async Task BeginAsync(
        SuggestionVersion version, Func<Task<IReadOnlyList<Guid>>> read, long runId, long? fencingNumber, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        await db.RunShards.Where(s => s.RunId == runId && s.Step == SuggestMatches.Step).ExecuteDeleteAsync(cancellationToken);
        await db.SuggestionVersions.Where(v => v.State == SuggestionState.Building).ExecuteDeleteAsync(cancellationToken);
        db.Add(version);
        await db.SaveChangesAsync(cancellationToken);
        await changes.CoverAsync(version.Id, cancellationToken);
        var people = await read();
        db.AddRange(RunShard.Cut(runId, SuggestMatches.Step, version.Id, people, SuggestMatches.ShardSize));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    public static async Task WriteAsync(NpgsqlConnection connection, IEnumerable<SuggestionList> lists, CancellationToken cancellationToken)
    {
        await GuardedCopy.RunAsync(
            connection, "suggestion_lists", "version_id, participant_id, unit_id, opening_ids, scores, bands, feature_rows, kept_out", async copy =>
        {
            foreach (var list in lists)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(list.VersionId, cancellationToken);
                await copy.WriteAsync(list.ParticipantId, cancellationToken);
                await copy.WriteAsync(list.UnitId, cancellationToken);
                await copy.WriteAsync(list.OpeningIds, cancellationToken);
                await copy.WriteAsync(list.Scores, cancellationToken);
                await copy.WriteAsync(list.Bands, cancellationToken);
                await copy.WriteAsync(list.FeatureRows, cancellationToken);
                await copy.WriteAsync(System.Text.Json.JsonSerializer.Serialize(list.KeptOut, JsonColumn.Options), NpgsqlDbType.Jsonb, cancellationToken);
            }
        }, cancellationToken);
    }

    /// <summary>
    /// What was picked is written, and readers go from the old version to the new, in one step, and only if the run still holds its lease.
    /// The step ends in it too: there is nothing to assign a second time.
    /// </summary>
    public async Task SwitchAsync(
        SuggestionVersion version, IReadOnlyList<PickedRanks> picked, long? fencingNumber, Func<Task> endStep, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        await WritePickedAsync((NpgsqlConnection)db.Database.GetDbConnection(), version.Id, picked, cancellationToken);
        await db.SuggestionVersions.Where(v => v.State == SuggestionState.Current)
            .ExecuteUpdateAsync(v => v.SetProperty(x => x.State, SuggestionState.Old), cancellationToken);
        version.State = SuggestionState.Current;
        await db.SaveChangesAsync(cancellationToken);
        var oldest = await db.SuggestionVersions.OrderByDescending(v => v.Id).Select(v => v.Id).Take(KeptVersions).MinAsync(cancellationToken);
        await db.SuggestionLists.Where(l => l.VersionId < oldest).ExecuteDeleteAsync(cancellationToken);
        await endStep();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task WritePickedAsync(
        NpgsqlConnection connection, long versionId, IReadOnlyList<PickedRanks> picked, CancellationToken cancellationToken)
    {
        await using var make = new NpgsqlCommand("create temp table picked (participant_id uuid, ranks smallint[]) on commit drop", connection);
        await make.ExecuteNonQueryAsync(cancellationToken);
        await using (var copy = await connection.BeginBinaryImportAsync("copy picked from stdin (format binary)", cancellationToken))
        {
            foreach (var (participantId, ranks) in picked)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(participantId, cancellationToken);
                await copy.WriteAsync(ranks, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        await using var write = new NpgsqlCommand(
            "update suggestion_lists l set assigned = p.ranks from picked p where l.version_id = $1 and l.participant_id = p.participant_id", connection);
        write.Parameters.AddWithValue(versionId);
        if (await write.ExecuteNonQueryAsync(cancellationToken) != picked.Count) throw new InvalidOperationException("A list went away while it was assigned.");
    }
}

/// <param name="Ranks">Places in the participant's list, 1 first, rising.</param>
public sealed record PickedRanks(Guid ParticipantId, short[] Ranks);
