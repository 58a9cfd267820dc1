using Matchning.Data;
using Npgsql;

namespace Matchning.JobAds;

/// <summary>What the sync needs of the ads' tables: what is known, write what changed, close what is gone.</summary>
public sealed class AdStore(NpgsqlDataSource database)
{
    private static readonly BulkMerge Ads = new(
        "external_ads",
        ["source", "source_id", "raw_json", "content_hash", "source_timestamp", "headline", "employer_name", "workplace", "webpage_url",
            "published_at", "last_publication_on", "is_example", "first_seen_at", "changed_at", "closed_at", "close_reason"],
        ["source", "source_id"],
        ["first_seen_at", "changed_at"]);

    private static readonly BulkMerge Failed = new(
        "failed_ads", ["source", "source_id", "reason", "failed_at"], ["source", "source_id"], ["failed_at"]);

    public async Task<Dictionary<string, KnownAd>> KnownAsync(string source, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, KnownAd>(StringComparer.Ordinal);
        await using var command = database.CreateCommand(
            "select source_id, content_hash, source_timestamp, close_reason from external_ads where source = $1");
        command.Parameters.AddWithValue(source);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            AdCloseReason? reason = reader.IsDBNull(3) ? null : Enum.Parse<AdCloseReason>(reader.GetString(3));
            known[reader.GetString(0)] = new KnownAd(reader.GetFieldValue<byte[]>(1), reader.GetInt64(2), reason);
        }

        return known;
    }

    public async Task<MergeCounts> WriteAsync(IReadOnlyCollection<ExternalAd> ads, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var counts = await Ads.RunAsync(connection, ads.Select(Row), cancellationToken);
        await ForgetFailuresAsync(connection, ads, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return counts;
    }

    public async Task WriteFailuresAsync(IReadOnlyCollection<FailedAd> failures, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var rows = failures.DistinctBy(f => f.SourceId).Select(f => new object?[] { f.Source, f.SourceId, f.Reason, f.FailedAt });
        await Failed.RunAsync(connection, rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<int> CloseAsync(
        string source, IReadOnlyCollection<string> sourceIds, AdCloseReason reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update external_ads set closed_at = $4, close_reason = $3, changed_at = $4
            where source = $1 and source_id = any($2) and closed_at is null
            """);
        command.Parameters.AddWithValue(source);
        command.Parameters.AddWithValue(sourceIds.ToArray());
        command.Parameters.AddWithValue(reason.ToString());
        command.Parameters.AddWithValue(now);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> ClosePassedAsync(string source, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update external_ads set closed_at = $3, close_reason = $4, changed_at = $3
            where source = $1 and last_publication_on < $2 and closed_at is null
            """);
        command.Parameters.AddWithValue(source);
        command.Parameters.AddWithValue(today);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(nameof(AdCloseReason.LastPublicationPassed));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static object?[] Row(ExternalAd ad) =>
    [
        ad.Source, ad.SourceId, ad.RawJson, ad.ContentHash, ad.SourceTimestamp, ad.Headline, ad.EmployerName, ad.Workplace, ad.WebpageUrl,
        ad.PublishedAt, ad.LastPublicationOn, ad.IsExample, ad.FirstSeenAt, ad.ChangedAt, null, null,
    ];

    private static async Task ForgetFailuresAsync(
        NpgsqlConnection connection, IReadOnlyCollection<ExternalAd> ads, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("delete from failed_ads where source = $1 and source_id = any($2)", connection);
        command.Parameters.AddWithValue(ads.First().Source);
        command.Parameters.AddWithValue(ads.Select(a => a.SourceId).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>What must be remembered of an ad to tell whether a feed item says anything new. CloseReason null means open.</summary>
public readonly record struct KnownAd(byte[] ContentHash, long SourceTimestamp, AdCloseReason? CloseReason);
