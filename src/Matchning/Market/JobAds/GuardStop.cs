using Matchning.People.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Market.JobAds;

/// <summary>The guard kept ads open that a feed would have closed. A person looks, and lets it through or leaves it.</summary>
public sealed class GuardStop
{
    public long Id { get; init; }
    public required string Source { get; init; }
    public required GuardReason Reason { get; init; }
    public required DateTimeOffset StoppedAt { get; init; }

    /// <summary>Ads in the feed that night.</summary>
    public required int AdsInFeed { get; init; }

    /// <summary>What the reason compares with: the floor, the largest snapshot of the last week, or the ads that were open.</summary>
    public required int ComparedWith { get; init; }

    /// <summary>The source's ids of the ads that were kept open.</summary>
    public required string[] SourceIds { get; init; }

    public GuardState State { get; set; }
    public Guid? DecidedById { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Ads closed when it was let through.</summary>
    public int Closed { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<GuardStop>
    {
        public void Configure(EntityTypeBuilder<GuardStop> entity)
        {
            entity.ToTable("guard_stops");
            entity.HasOne<Account>().WithMany().HasForeignKey(g => g.DecidedById);
            entity.HasIndex(g => g.Source).HasFilter("state = 'Waiting'").IsUnique().HasDatabaseName("ix_guard_stops_waiting");
        }
    }
}

public enum GuardReason { BelowFloor, BelowShare, OverCap }

/// <summary>Waiting for a person; let through by one; or passed over, since a later feed was as usual or showed more to keep.</summary>
public enum GuardState { Waiting, LetThrough, Passed }
