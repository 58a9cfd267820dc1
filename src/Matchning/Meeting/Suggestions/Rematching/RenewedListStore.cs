using System.Text.Json;
using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Matchning.Meeting.Suggestions.Rematching;

/// <summary>Writes lists that were worked out anew over those of the same version, within the caller's transaction. What is as it was is left alone.</summary>
internal sealed class RenewedListStore(MatchningDb db, long versionId, DateTimeOffset now)
{
    /// <summary>People whose list is not as it was, with their unit.</summary>
    public Dictionary<Guid, Guid> Renewed { get; } = [];

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    public async Task WriteAsync(IReadOnlyList<RenewedList> lists, CancellationToken cancellationToken)
    {
        var changed = lists.Where(l => !l.IsTheSame).ToList();
        foreach (var list in changed) Renewed[list.Now.ParticipantId] = list.Now.UnitId;
        await WriteChangedAsync(changed, cancellationToken);
        await WriteKeptOutAsync([.. lists.Where(l => l.IsTheSame && !l.KeptOutIsTheSame)], cancellationToken);
    }

    public Task RemoveAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        db.SuggestionLists.Where(l => l.VersionId == versionId && people.Contains(l.ParticipantId)).ExecuteDeleteAsync(cancellationToken);

    private async Task WriteChangedAsync(IReadOnlyList<RenewedList> lists, CancellationToken cancellationToken)
    {
        if (lists.Count == 0) return;
        await ExecuteAsync("create temp table if not exists renewed (like suggestion_lists) on commit drop; truncate renewed", cancellationToken);
        await using (var copy = await Connection.BeginBinaryImportAsync(
            "copy renewed (version_id, participant_id, unit_id, opening_ids, scores, bands, feature_rows, assigned, kept_out, renewed_at) from stdin (format binary)",
            cancellationToken))
        {
            foreach (var list in lists) await WriteRowAsync(copy, list, cancellationToken);
            await copy.CompleteAsync(cancellationToken);
        }

        await ExecuteAsync(
            """
            insert into suggestion_lists (version_id, participant_id, unit_id, opening_ids, scores, bands, feature_rows, assigned, kept_out, renewed_at)
            select version_id, participant_id, unit_id, opening_ids, scores, bands, feature_rows, assigned, kept_out, renewed_at from renewed
            on conflict (version_id, participant_id) do update set opening_ids = excluded.opening_ids, scores = excluded.scores, bands = excluded.bands,
              feature_rows = excluded.feature_rows, assigned = excluded.assigned, kept_out = excluded.kept_out, renewed_at = excluded.renewed_at
            """, cancellationToken);
    }

    private async Task WriteRowAsync(NpgsqlBinaryImporter copy, RenewedList renewed, CancellationToken cancellationToken)
    {
        var list = renewed.Now;
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(versionId, cancellationToken);
        await copy.WriteAsync(list.ParticipantId, cancellationToken);
        await copy.WriteAsync(list.UnitId, cancellationToken);
        await copy.WriteAsync(list.OpeningIds, cancellationToken);
        await copy.WriteAsync(list.Scores, cancellationToken);
        await copy.WriteAsync(list.Bands, cancellationToken);
        await copy.WriteAsync(list.FeatureRows, cancellationToken);
        if (renewed.Assigned is { } assigned) await copy.WriteAsync(assigned, cancellationToken);
        else await copy.WriteNullAsync(cancellationToken);
        await copy.WriteAsync(Json(list), NpgsqlDbType.Jsonb, cancellationToken);
        await copy.WriteAsync(now, cancellationToken);
    }

    // Most people's order is as it was, and only one more opening is out of reach: their arrays are not written again.
    private async Task WriteKeptOutAsync(RenewedList[] lists, CancellationToken cancellationToken)
    {
        if (lists.Length == 0) return;
        await using var command = new NpgsqlCommand(
            """
            update suggestion_lists l set kept_out = c.kept_out::jsonb from unnest($2, $3) c (participant_id, kept_out)
            where l.version_id = $1 and l.participant_id = c.participant_id
            """, Connection);
        command.Parameters.AddWithValue(versionId);
        command.Parameters.AddWithValue(Array.ConvertAll(lists, l => l.Now.ParticipantId));
        command.Parameters.AddWithValue(Array.ConvertAll(lists, l => Json(l.Now)));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, Connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Json(SuggestionList list) => JsonSerializer.Serialize(list.KeptOut, JsonColumn.Options);
}

/// <param name="Was">Null for someone who had no list.</param>
/// <param name="Now">Assigned is not in it.</param>
internal sealed record RenewedList(SuggestionList? Was, SuggestionList Now)
{
    public bool IsTheSame => Was is not null && Was.OpeningIds.AsSpan().SequenceEqual(Now.OpeningIds) && Was.Scores.AsSpan().SequenceEqual(Now.Scores)
        && Was.FeatureRows.AsSpan().SequenceEqual(Now.FeatureRows);

    public bool KeptOutIsTheSame => Was!.KeptOut.SequenceEqual(Now.KeptOut);

    /// <summary>The night's proposals that still stand, at their new places. Null stays null: that list is from before there was an assignment.</summary>
    public short[]? Assigned => Was is null ? []
        : Was.Assigned is null ? null
        : [.. Was.Assigned.Select(r => (short)(Array.IndexOf(Now.OpeningIds, Was.OpeningIds[r - 1]) + 1)).Where(r => r > 0).Order()];
}
