using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Npgsql;

namespace Matchning.Market.JobAds;

/// <summary>What the sync needs of the ads' tables. Every write first makes sure, in its own transaction, that the run still holds the lease.</summary>
public sealed class AdStore(NpgsqlDataSource database, INewAdRow alongside)
{
    /// <summary>An ad that is open and was changed when it was first seen, with its JSON in UTF-8; its id is to be filled in, and so comes first.</summary>
    internal static readonly CopyColumns<(ExternalAd Ad, ReadOnlyMemory<byte> Json)> Columns = new(
        ("id", _ => 0L),
        ("source", row => row.Ad.Source),
        ("source_id", row => row.Ad.SourceId),
        ("raw_json", row => row.Json),
        ("content_hash", row => row.Ad.ContentHash),
        ("source_timestamp", row => row.Ad.SourceTimestamp),
        ("headline", row => row.Ad.Headline),
        ("employer_name", row => row.Ad.EmployerName),
        ("workplace", row => row.Ad.Workplace),
        ("webpage_url", row => row.Ad.WebpageUrl),
        ("published_at", row => row.Ad.PublishedAt),
        ("last_publication_on", row => row.Ad.LastPublicationOn),
        ("is_example", row => row.Ad.IsExample),
        ("remarks", row => row.Ad.Remarks),
        ("missing_snapshots", _ => (short)0),
        ("first_seen_at", row => row.Ad.FirstSeenAt),
        ("changed_at", row => row.Ad.ChangedAt),
        ("closed_at", _ => null),
        ("close_reason", _ => null));

    private static readonly BulkMerge Ads = new("external_ads", Columns.Names, ["source", "source_id"], ["changed_at"], ["id", "first_seen_at"]);

    private static readonly BulkMerge Failed = new(
        "failed_ads", ["source", "source_id", "reason", "start", "failed_at"], ["source", "source_id"], ["failed_at"]);

    private static readonly BulkMerge Removals = new("ad_removals", ["source", "source_id", "removed_at"], ["source", "source_id"], []);

    internal async Task<KnownAds> KnownAsync(string source, int snapshotsToReopen, CancellationToken cancellationToken)
    {
        var known = new KnownAds(snapshotsToReopen);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await ReadAsync(connection, "select id, source_id, content_hash, source_timestamp, close_reason, missing_snapshots from external_ads where source = $1", source, reader =>
            known.Add(
                reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.GetInt64(3),
                reader.IsDBNull(4) ? null : Enum.Parse<AdCloseReason>(reader.GetString(4)), reader.GetInt16(5)), cancellationToken);
        await ReadAsync(connection, "select source_id, removed_at, held_again from ad_removals where source = $1", source, reader =>
            known.AddRemoval(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt16(2)), cancellationToken);
        await ReadAsync(connection, "select source_id from failed_ads where source = $1", source, reader => known.Failed.Add(reader.GetString(0)), cancellationToken);
        return known;
    }

    /// <param name="readable">Source ids that were set aside before and can be read now.</param>
    internal Task<MergeCounts> WriteAsync(string source, AdBatch batch, string[] readable, long? fencingNumber, CancellationToken cancellationToken) =>
        InTransactionAsync(fencingNumber, async connection =>
        {
            batch.Number(await IdsAsync(connection, batch.NewCount, cancellationToken));
            await Ads.InsertAsync(connection, [batch.New], cancellationToken);
            if (batch.MadeCount > 0) await CopyRows.SendAsync(connection, alongside.Target, [batch.Made], cancellationToken);
            var counts = new MergeCounts(batch.NewCount, 0) + await Ads.RunAsync(connection, [batch.Changed], cancellationToken);
            if (readable.Length > 0) await ForgetFailuresAsync(connection, source, readable, cancellationToken);
            return counts;
        }, cancellationToken);

    public Task WriteFailuresAsync(IReadOnlyCollection<FailedAd> failures, long? fencingNumber, CancellationToken cancellationToken) =>
        InTransactionAsync(fencingNumber, connection => Failed.RunAsync(
            connection, failures.DistinctBy(f => f.SourceId).Select(f => new object?[] { f.Source, f.SourceId, f.Reason, f.Start, f.FailedAt }), cancellationToken), cancellationToken);

    /// <summary>
    /// Closes what a whole reading says is gone, remembers it, and moves the position: one step, so that a kill between leaves nothing half. With a stop
    /// of the guard nothing is closed and the position stays, so that the next run asks for the same again.
    /// </summary>
    internal Task<int> FinishAsync(FeedEnding end, long? fencingNumber, CancellationToken cancellationToken) => InTransactionAsync(fencingNumber, async connection =>
    {
        var feed = end.Feed;
        await WriteReadAsync(connection, feed, cancellationToken);
        await ExecuteAsync(connection, "update external_ads set missing_snapshots = 0 where source = $1 and source_id = any($2)", [feed.Source, end.FoundAgain], cancellationToken);
        await ExecuteAsync(connection, "delete from ad_removals where source = $1 and source_id = any($2)", [feed.Source, end.NoLongerRemoved], cancellationToken);
        if (end.Stop is not null || end.PassesOlderStop)
            await ExecuteAsync(connection, "update guard_stops set state = 'Passed' where source = $1 and state = 'Waiting'", [feed.Source], cancellationToken);
        if (end.Stop is { } stop)
        {
            await ExecuteAsync(
                connection,
                "insert into guard_stops (source, reason, stopped_at, ads_in_feed, compared_with, source_ids, state, closed) values ($1, $2, $3, $4, $5, $6, 'Waiting', 0)",
                [stop.Source, stop.Reason.ToString(), stop.StoppedAt, stop.AdsInFeed, stop.ComparedWith, stop.SourceIds], cancellationToken);
            return 0;
        }

        var closed = await CloseAsync(connection, feed.Source, end.Removed, AdCloseReason.Removed, feed.EndedAt, DateTimeOffset.MaxValue, cancellationToken);
        closed += await CloseAsync(connection, feed.Source, end.MissingTooOften, AdCloseReason.MissingFromFeed, feed.EndedAt, DateTimeOffset.MaxValue, cancellationToken);
        await ExecuteAsync(connection, "update external_ads set missing_snapshots = missing_snapshots + 1 where source = $1 and source_id = any($2)", [feed.Source, end.MissingAgain], cancellationToken);
        if (feed.IsSnapshot)
            await ExecuteAsync(
                connection,
                "update ad_removals set held_again = case when source_id = any($2) then held_again + 1 else 0 end where source = $1 and (held_again > 0 or source_id = any($2))",
                [feed.Source, end.HeldAgain], cancellationToken);
        if (end.Removals.Count > 0) await Removals.RunAsync(connection, end.Removals.Select(r => new object?[] { feed.Source, r.Key, r.Value }), cancellationToken);
        if (end.KeepsPosition) return closed;
        await ExecuteAsync(
            connection,
            """
            insert into feed_positions as old (source, read_from, snapshot_at) values ($1, $2, $2)
            on conflict (source) do update set read_from = $2, snapshot_at = case when $3 then $2 else old.snapshot_at end
            """,
            [feed.Source, feed.StartedAt, feed.IsSnapshot], cancellationToken);
        return closed;
    }, cancellationToken);

    /// <summary>Ads that were set aside earlier and came again just as we hold them.</summary>
    internal Task<int> ForgetFailuresAsync(string source, string[] sourceIds, long? fencingNumber, CancellationToken cancellationToken) =>
        sourceIds.Length == 0 ? Task.FromResult(0) : InTransactionAsync(fencingNumber, connection => ForgetFailuresAsync(connection, source, sourceIds, cancellationToken), cancellationToken);

    /// <summary>A reading that was not whole: nothing but the fact that it was tried.</summary>
    public Task<int> WriteFaultAsync(FeedRead read, long? fencingNumber, CancellationToken cancellationToken) =>
        InTransactionAsync(fencingNumber, connection => WriteReadAsync(connection, read, cancellationToken), cancellationToken);

    private static Task<int> WriteReadAsync(NpgsqlConnection connection, FeedRead read, CancellationToken cancellationToken) => ExecuteAsync(
        connection,
        "insert into feed_reads (source, is_snapshot, started_at, ended_at, items, bytes, fault) values ($1, $2, $3, $4, $5, $6, $7)",
        [read.Source, read.IsSnapshot, read.StartedAt, read.EndedAt, read.Items, read.Bytes, (object?)read.Fault ?? DBNull.Value], cancellationToken);

    /// <summary>
    /// The ad's own last day has passed: the feed often says nothing about that, and one that is no longer read says nothing at all, so this is for every
    /// source. Old removals and rejects go at the same time.
    /// </summary>
    public Task<int> ClosePassedAsync(DateOnly today, DateTimeOffset now, long? fencingNumber, CancellationToken cancellationToken) =>
        InTransactionAsync(fencingNumber, async connection =>
        {
            var closed = await ExecuteAsync(
                connection,
                $"update external_ads set {Closing("$2", "$3")} where last_publication_on < $1 and closed_at is null",
                [today, now, nameof(AdCloseReason.LastPublicationPassed)], cancellationToken);
            await ExecuteAsync(connection, "delete from ad_removals where removed_at < $1", [now.AddDays(-120)], cancellationToken);
            await ExecuteAsync(connection, "delete from failed_ads where failed_at < $1", [now.AddDays(-30)], cancellationToken);
            return closed;
        }, cancellationToken);

    /// <param name="unchangedSince">Ads that were changed after this moment stay open.</param>
    internal static Task<int> CloseAsync(
        NpgsqlConnection connection, string source, string[] sourceIds, AdCloseReason reason, DateTimeOffset now, DateTimeOffset unchangedSince, CancellationToken cancellationToken) =>
        sourceIds.Length == 0 ? Task.FromResult(0) : ExecuteAsync(
            connection,
            $"update external_ads set {Closing("$3", "$4")} where source = $1 and source_id = any($2) and closed_at is null and changed_at <= $5",
            [source, sourceIds, now, reason.ToString(), unchangedSince], cancellationToken);

    /// <summary>The contacts in an ad go when it closes: they were given for applying, and that is over.</summary>
    private static string Closing(string now, string reason) =>
        $$"""
        closed_at = {{now}}, close_reason = {{reason}}, changed_at = {{now}}, missing_snapshots = 0,
        raw_json = {{ClosedAdJson.Function}}(raw_json)
        """;

    private async Task<T> InTransactionAsync<T>(long? fencingNumber, Func<NpgsqlConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        var written = await write(connection);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    private static Task<int> ForgetFailuresAsync(NpgsqlConnection connection, string source, string[] sourceIds, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, "delete from failed_ads where source = $1 and source_id = any($2)", [source, sourceIds], cancellationToken);

    private static async Task<IReadOnlyList<long>> IdsAsync(NpgsqlConnection connection, int count, CancellationToken cancellationToken)
    {
        if (count == 0) return [];
        await using var command = new NpgsqlCommand("select array_agg(nextval('external_ads_id_seq')) from generate_series(1, $1)", connection)
        {
            Parameters = { new NpgsqlParameter { Value = count } },
        };
        return (long[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ReadAsync(NpgsqlConnection connection, string sql, string source, Action<NpgsqlDataReader> read, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = source } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) read(reader);
    }
}

/// <summary>What a whole reading says of ads that are no longer there.</summary>
/// <param name="FoundAgain">Ads that were missing from a snapshot and are here again.</param>
/// <param name="PassesOlderStop">Does this reading answer the question that an older stop of the guard asked?</param>
internal sealed record FeedEnding(FeedRead Feed, string[] FoundAgain, bool PassesOlderStop)
{
    /// <summary>Null when the guard lets the reading close ads.</summary>
    public GuardStop? Stop { get; init; }

    /// <summary>Open ads that a removal closes.</summary>
    public required string[] Removed { get; init; }

    /// <summary>Open ads absent from so many snapshots that they are closed.</summary>
    public required string[] MissingTooOften { get; init; }

    /// <summary>Open ads absent once more.</summary>
    public required string[] MissingAgain { get; init; }

    /// <summary>Removed ads that the snapshot held all the same.</summary>
    public required string[] HeldAgain { get; init; }

    /// <summary>Removed ads that are open again.</summary>
    public required string[] NoLongerRemoved { get; init; }

    /// <summary>A reading that held nothing at all: true of a quiet night and of a broken feed, so the next one asks for the same again.</summary>
    public bool KeepsPosition { get; init; }

    /// <summary>Every removal that was told, to be remembered.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Removals { get; init; }
}
