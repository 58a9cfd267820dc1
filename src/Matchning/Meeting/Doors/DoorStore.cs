using System.Text.Json;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Matchning.Meeting.Doors;

/// <summary>Keeps a night's doors beside the last night's until all are counted, and then puts them in their place: readers see the one or the other.</summary>
public sealed class DoorStore(MatchningDb db)
{
    /// <summary>Shards for a new count, in place of what an earlier run began and nobody was shown.</summary>
    public async Task BeginAsync(IReadOnlyList<RunShard> shards, long runId, long? fencingNumber, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        await db.RunShards.Where(s => s.RunId == runId && s.Step == FindDoors.Step).ExecuteDeleteAsync(cancellationToken);
        await db.Doors.IgnoreQueryFilters().Where(d => !d.IsShown).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(shards);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>The new count in place of the old. Done again, nothing changes.</summary>
    public async Task ShowAsync(long versionId, long? fencingNumber, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        var counted = db.Doors.IgnoreQueryFilters().Where(d => !d.IsShown && d.VersionId == versionId);
        if (await counted.AnyAsync(cancellationToken) || !await db.Doors.AnyAsync(d => d.VersionId == versionId, cancellationToken))
            await db.Doors.ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"update doors set is_shown = true where not is_shown and version_id = {versionId}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Counted, and not shown until all are.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, IEnumerable<Door> doors, CancellationToken cancellationToken)
    {
        await GuardedCopy.RunAsync(
            connection, "doors", "participant_id, code, is_shown, version_id, unit_id, kind, subject, near, weeks, place, opened, raised, grounds", async copy =>
        {
            foreach (var door in doors)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(door.ParticipantId, cancellationToken);
                await copy.WriteAsync(door.Code, cancellationToken);
                await copy.WriteAsync(false, cancellationToken);
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
        }, cancellationToken);
    }
}
