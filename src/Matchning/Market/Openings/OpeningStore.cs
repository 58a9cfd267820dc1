using System.Text.Json;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Npgsql;

namespace Matchning.Market.Openings;

/// <summary>Ads that need an opening made, and the openings made, many at a time.</summary>
public sealed class OpeningStore(NpgsqlDataSource database)
{
    private const string Stale =
        """
        from external_ads a left join openings o on o.external_ad_id = a.id
        where a.closed_at is null
          and (o.id is null or o.made_from_hash is distinct from a.content_hash or (o.unmapped_with is not null and o.unmapped_with <> $1))
        """;

    internal static readonly CopyColumns<Opening> Columns = new(
        ("external_ad_id", o => o.ExternalAdId),
        ("made_from_hash", o => o.MadeFromHash),
        ("title", o => o.Title),
        ("employer_name", o => o.EmployerName),
        ("text", o => o.Text),
        ("occupation_id", o => o.OccupationId),
        ("occupation_label", o => o.OccupationLabel),
        ("ssyk4", o => o.Ssyk4),
        ("field_id", o => o.FieldId),
        ("municipality_code", o => o.MunicipalityCode),
        ("region_code", o => o.RegionCode),
        ("is_other_locality", o => o.IsOtherLocality),
        ("place_label", o => o.PlaceLabel),
        ("kinds", o => (int)o.Kinds),
        ("hours_percent_min", o => o.HoursPercentMin),
        ("hours_percent_max", o => o.HoursPercentMax),
        ("published_on", o => o.PublishedOn),
        ("closes_on", o => o.ClosesOn),
        ("places", o => o.Places),
        ("experience_required", o => o.ExperienceRequired),
        ("requirements", o => new JsonText(JsonSerializer.Serialize(o.Requirements, JsonColumn.Options))),
        ("webpage_url", o => o.WebpageUrl),
        ("language", o => o.Language),
        ("likeness", o => o.Likeness),
        ("is_example", o => o.IsExample),
        ("unmapped_with", o => o.UnmappedWith),
        ("updated_at", o => o.UpdatedAt),
        ("closed_at", o => o.ClosedAt));

    private static readonly BulkMerge Openings = new("openings", Columns.Names, ["external_ad_id"], ["updated_at"]);

    private static readonly BulkMerge Failed = new("failed_ads", ["source", "source_id", "reason", "start", "failed_at"], ["source", "source_id"], ["failed_at", "start"]);

    /// <inheritdoc cref="INewAdRow.Target"/>
    internal static string Target => Openings.Target;

    /// <summary>Ads whose opening is missing or says something else, in order, with the bytes of each.</summary>
    /// <param name="taxonomyVersion">The one that ships now: openings that an older one could not map are made again.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    internal async Task<List<(long Id, int Bytes)>> StaleAsync(string taxonomyVersion, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select a.id, octet_length(a.raw_json) {Stale} order by a.id");
        command.Parameters.AddWithValue(taxonomyVersion);
        var stale = new List<(long, int)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) stale.Add((reader.GetInt64(0), reader.GetInt32(1)));
        return stale;
    }

    /// <summary>Those of the ads that are still open, in order.</summary>
    /// <param name="adIds">In order, and at least one: the span they lie in keeps the server from reading the whole table for a part of it.</param>
    internal async Task<List<StaleAd>> ReadAsync(long[] adIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select a.id, a.source, a.source_id, a.raw_json, a.content_hash, a.source_timestamp, a.headline, a.employer_name, a.workplace, a.webpage_url,
                   a.published_at, a.last_publication_on, a.is_example, (select o.id from openings o where o.external_ad_id = a.id)
            from external_ads a where a.id between $1 and $2 and a.id = any($3) and a.closed_at is null order by a.id
            """);
        command.Parameters.AddWithValue(adIds[0]);
        command.Parameters.AddWithValue(adIds[^1]);
        command.Parameters.AddWithValue(adIds);
        var stale = new List<StaleAd>(adIds.Length);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) stale.Add(Read(reader));
        return stale;
    }

    internal async Task WriteAsync(IReadOnlyCollection<MadeOpenings> made, long? fencingNumber, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        await Openings.InsertAsync(connection, [.. made.Select(m => m.New)], cancellationToken);
        await Openings.RunAsync(connection, [.. made.Select(m => m.Changed)], cancellationToken);
        await Failed.RunAsync(connection, made.SelectMany(m => m.Failed).Select(f => new object?[] { f.Source, f.SourceId, f.Reason, f.Start, f.FailedAt }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<int> FollowAdsAsync(long? fencingNumber, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            update openings o set closed_at = a.closed_at from external_ads a
            where a.id = o.external_ad_id and (o.closed_at is null) <> (a.closed_at is null)
            """,
            connection);
        var followed = await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return followed;
    }

    /// <summary>Open ones whose occupation the taxonomy does not have.</summary>
    public async Task<long> UnmappedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select count(*) from openings where unmapped_with is not null and closed_at is null");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static StaleAd Read(NpgsqlDataReader reader) => new(
        new ExternalAd
        {
            Id = reader.GetInt64(0),
            Source = reader.GetString(1),
            SourceId = reader.GetString(2),
            RawJson = "",
            ContentHash = reader.GetFieldValue<byte[]>(4),
            SourceTimestamp = reader.GetInt64(5),
            Headline = reader.GetString(6),
            EmployerName = Text(reader, 7),
            Workplace = Text(reader, 8),
            WebpageUrl = Text(reader, 9),
            PublishedAt = reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10),
            LastPublicationOn = reader.IsDBNull(11) ? null : reader.GetFieldValue<DateOnly>(11),
            IsExample = reader.GetBoolean(12),
        },
        reader.GetFieldValue<byte[]>(3),
        reader.IsDBNull(13) ? null : reader.GetInt64(13));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}

/// <summary>An open ad without an opening that says what it says.</summary>
/// <param name="Ad">Without its raw JSON.</param>
/// <param name="Json">The raw JSON, in UTF-8.</param>
/// <param name="OpeningId">The opening it has, if any.</param>
internal readonly record struct StaleAd(ExternalAd Ad, byte[] Json, long? OpeningId);

/// <summary>Rows of the openings of some ads, and the ads of which none could be made.</summary>
internal sealed class MadeOpenings : IDisposable
{
    public CopyRows New { get; } = new();
    public CopyRows Changed { get; } = new();
    public List<FailedAd> Failed { get; } = [];

    public void Add(Opening opening) => (opening.Id == 0 ? New : Changed).Add(OpeningStore.Columns.Row(opening));

    public void Dispose()
    {
        New.Dispose();
        Changed.Dispose();
    }
}
