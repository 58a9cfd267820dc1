using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Meeting.Suggestions;

/// <summary>One whole result of matching. Readers see the current one until the next is complete, then the switch is one update.</summary>
public sealed class SuggestionVersion
{
    public long Id { get; init; }
    public SuggestionState State { get; set; }
    public required string RankerName { get; init; }
    public required string RuleVersion { get; init; }
    public required string SchemaId { get; init; }

    /// <summary>The day whose open openings were counted, and the last opening there was: every node counts the same, whenever it does.</summary>
    public DateOnly? AsOf { get; init; }

    public long? LastOpeningId { get; set; }

    public int ParticipantsCounted { get; set; }
    public int OpeningsCounted { get; set; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SuggestionVersion>
    {
        public void Configure(EntityTypeBuilder<SuggestionVersion> entity)
        {
            entity.ToTable("suggestion_versions");
            entity.HasIndex(v => v.State).IsUnique().HasFilter("state = 'Current'");
        }
    }
}

public enum SuggestionState { Building, Current, Old }

/// <summary>
/// One participant's ordered openings in one version. Arrays rather than a row per pair: a night for a unit is thousands
/// of pairs per person, and only those a person acts on become proposals.
/// </summary>
public sealed class SuggestionList
{
    public required long VersionId { get; init; }
    public required Guid ParticipantId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>Best first. The arrays below have one element per opening here.</summary>
    public required long[] OpeningIds { get; set; }

    public required float[] Scores { get; set; }
    public required short[] Bands { get; set; }

    /// <summary>The feature rows the scores were made from, one after the other, equally long.</summary>
    public required byte[] FeatureRows { get; set; }

    /// <summary>
    /// Ranks that the assignment picked as tonight's proposals, 1 first, rising. Null for a list from before there was an assignment.
    /// </summary>
    public short[]? Assigned { get; set; }

    /// <summary>Openings that a written hard limit kept out, by reason code: tells the person what stands in the way.</summary>
    public IReadOnlyList<GateCount> KeptOut { get; set; } = [];

    /// <summary>When the list was last changed by day; null while it is the night's.</summary>
    public DateTimeOffset? RenewedAt { get; set; }

    public byte[] FeatureRow(int rank) =>
        FeatureRows.AsSpan((rank - 1) * FeatureRows.Length / OpeningIds.Length, FeatureRows.Length / OpeningIds.Length).ToArray();

    internal sealed class Mapping : IEntityTypeConfiguration<SuggestionList>
    {
        public void Configure(EntityTypeBuilder<SuggestionList> entity)
        {
            entity.ToTable("suggestion_lists").HasKey(s => new { s.VersionId, s.ParticipantId });
            entity.HasOne<SuggestionVersion>().WithMany().HasForeignKey(s => s.VersionId).OnDelete(DeleteBehavior.Cascade);
            entity.HasOne<Participant>().WithMany().HasForeignKey(s => s.ParticipantId).OnDelete(DeleteBehavior.Cascade);
            Floor.Data.JsonColumn.IsJsonList(entity.Property(s => s.KeptOut));
        }
    }
}

public sealed record GateCount(string ReasonCode, int Openings);
