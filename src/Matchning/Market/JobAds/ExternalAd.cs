using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Market.JobAds;

/// <summary>An ad as the source has it: the raw JSON once, its hash, and the few columns that pages and openings need.</summary>
public sealed class ExternalAd
{
    public long Id { get; init; }

    /// <summary>Which feed the ad came from; with <see cref="SourceId"/> the ad's key.</summary>
    public required string Source { get; init; }

    public required string SourceId { get; init; }
    public required string RawJson { get; set; }

    /// <summary>SHA-256 of the raw JSON: an ad whose hash is unchanged is not written again.</summary>
    public required byte[] ContentHash { get; set; }

    /// <summary>The source's own time of last change, milliseconds since 1970; an older version never replaces a newer.</summary>
    public required long SourceTimestamp { get; set; }

    public required string Headline { get; set; }
    public string? EmployerName { get; set; }
    public string? Workplace { get; set; }
    public string? WebpageUrl { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Last Swedish day the ad may be shown.</summary>
    public DateOnly? LastPublicationOn { get; set; }

    /// <summary>Written by the replay for the demo, not by an employer; pages say "Exempelannons".</summary>
    public bool IsExample { get; set; }

    /// <summary>What was odd but no reason to set the ad aside; the words are in <see cref="Reading.AdRemark"/>.</summary>
    public string[] Remarks { get; set; } = [];

    /// <summary>How many whole snapshots in a row did not hold the ad, though nobody had said that it was removed.</summary>
    public short MissingSnapshots { get; set; }

    public DateTimeOffset FirstSeenAt { get; init; }
    public DateTimeOffset ChangedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public AdCloseReason? CloseReason { get; set; }

    public bool IsOpen => ClosedAt is null;

    internal sealed class Mapping : IEntityTypeConfiguration<ExternalAd>
    {
        public void Configure(EntityTypeBuilder<ExternalAd> entity)
        {
            entity.ToTable("external_ads");
            entity.HasIndex(a => new { a.Source, a.SourceId }).IsUnique();
            entity.HasIndex(a => a.LastPublicationOn).HasFilter("closed_at is null");
            entity.HasIndex(a => a.Source).HasFilter("missing_snapshots > 0").HasDatabaseName("ix_external_ads_missing");
            entity.Ignore(a => a.IsOpen);
        }
    }
}

public enum AdCloseReason { Removed, MissingFromFeed, LastPublicationPassed }
