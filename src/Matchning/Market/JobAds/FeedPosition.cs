using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Market.JobAds;

/// <summary>How far a feed has been read. Moved only after a complete read.</summary>
public sealed class FeedPosition
{
    public required string Source { get; init; }

    /// <summary>When the last complete read was asked for; the next stream asks from here, less an overlap.</summary>
    public DateTimeOffset ReadFrom { get; set; }

    public DateTimeOffset SnapshotAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FeedPosition>
    {
        public void Configure(EntityTypeBuilder<FeedPosition> entity) =>
            entity.ToTable("feed_positions").HasKey(p => p.Source);
    }
}

/// <summary>
/// A removal the feed has told. The ad stays gone until something newer is said of it, or until so many whole snapshots in a row hold it all the same that
/// the removal must have been wrong.
/// </summary>
public sealed class AdRemoval
{
    public required string Source { get; init; }
    public required string SourceId { get; init; }
    public DateTimeOffset RemovedAt { get; set; }

    /// <summary>How many whole snapshots in a row held the ad, without the removal being told again.</summary>
    public short HeldAgain { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AdRemoval>
    {
        public void Configure(EntityTypeBuilder<AdRemoval> entity)
        {
            entity.ToTable("ad_removals").HasKey(r => new { r.Source, r.SourceId });
            entity.Property(r => r.HeldAgain).HasDefaultValue((short)0);
        }
    }
}

/// <summary>One reading of a feed, whole or not: what the guard compares with and what the page about runs tells.</summary>
public sealed class FeedRead
{
    public long Id { get; init; }
    public required string Source { get; init; }
    public required bool IsSnapshot { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset EndedAt { get; set; }
    public int Items { get; set; }

    /// <summary>Unpacked.</summary>
    public long Bytes { get; set; }

    /// <summary>Why it was not whole; null for a whole one.</summary>
    public string? Fault { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FeedRead>
    {
        public void Configure(EntityTypeBuilder<FeedRead> entity)
        {
            entity.ToTable("feed_reads");
            entity.HasIndex(r => new { r.Source, r.StartedAt });
        }
    }
}
