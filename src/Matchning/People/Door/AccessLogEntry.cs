using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Door;

/// <summary>Who read whom, when and why. Written by the door in the statement that reads; no login may change or take away a row.</summary>
public sealed class AccessLogEntry
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? AccountId { get; init; }
    public Guid? UnitId { get; init; }
    public required AccessKind Kind { get; init; }
    public required Guid[] ParticipantIds { get; init; }

    /// <summary>The page's few words, or the reason that was given. Of a search only a hash of what was searched for.</summary>
    public required string Why { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccessLogEntry>
    {
        public void Configure(EntityTypeBuilder<AccessLogEntry> entity)
        {
            entity.ToTable("access_log");
            entity.HasIndex(e => new { e.AccountId, e.At });
            entity.HasIndex(e => e.ParticipantIds).HasMethod("gin");
        }
    }
}

public enum AccessKind { Read, Search, Reason }
