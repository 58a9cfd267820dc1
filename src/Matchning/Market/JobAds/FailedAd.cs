using Matchning.Floor.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Market.JobAds;

/// <summary>An ad in the feed that could not be read: kept visible with its reason, never a stop for the others.</summary>
public sealed class FailedAd
{
    public long Id { get; init; }
    public required string Source { get; init; }

    /// <summary>Null when not even the id could be read.</summary>
    public string? SourceId { get; init; }

    public required string Reason { get; set; }

    /// <summary>The start of what came, for finding the fault; it goes after 30 days. Never logged.</summary>
    public byte[] Start { get; init; } = [];

    public DateTimeOffset FailedAt { get; set; }

    /// <summary>What a step that sets ads aside says about them.</summary>
    internal static CountNote Note { get; } = new("Annonser som inte gick att läsa är lagda åt sidan.", new("/korningar/annonser#olasta", "Se vilka och varför"));

    internal sealed class Mapping : IEntityTypeConfiguration<FailedAd>
    {
        public void Configure(EntityTypeBuilder<FailedAd> entity)
        {
            entity.ToTable("failed_ads");
            entity.HasIndex(a => new { a.Source, a.SourceId }).IsUnique();
        }
    }
}
