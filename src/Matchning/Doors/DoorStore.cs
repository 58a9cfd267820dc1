using System.Text.Json;
using Matchning.Data;
using Matchning.Runs;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Matchning.Doors;

/// <summary>Puts a night's doors in place of the last night's, all at once: readers see the one or the other.</summary>
public sealed class DoorStore(MatchningDb db)
{
    public async Task ReplaceAsync(IEnumerable<Door> doors, long? fencingNumber, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        await db.Doors.ExecuteDeleteAsync(cancellationToken);
        await CopyAsync((NpgsqlConnection)db.Database.GetDbConnection(), doors, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, IEnumerable<Door> doors, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy doors (participant_id, code, version_id, unit_id, kind, subject, near, weeks, place, opened, raised, grounds) from stdin (format binary)",
            cancellationToken);
        foreach (var door in doors)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(door.ParticipantId, cancellationToken);
            await copy.WriteAsync(door.Code, cancellationToken);
            await copy.WriteAsync(door.VersionId, cancellationToken);
            await copy.WriteAsync(door.UnitId, cancellationToken);
            await copy.WriteAsync(door.Kind.ToString(), cancellationToken);
            await copy.WriteAsync(door.Subject, cancellationToken);
            if (door.Near is null) await copy.WriteNullAsync(cancellationToken);
            else await copy.WriteAsync(door.Near, cancellationToken);
            await copy.WriteAsync(door.Weeks, cancellationToken);
            await copy.WriteAsync(door.Place, cancellationToken);
            await copy.WriteAsync(door.Opened, cancellationToken);
            await copy.WriteAsync(door.Raised, cancellationToken);
            await copy.WriteAsync(JsonSerializer.Serialize(door.Grounds, JsonColumn.Options), NpgsqlDbType.Jsonb, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
