using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Participants;
using Matchning.Ranking.Doors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Meeting.Doors;

/// <summary>One change and the openings it would open for one participant, as the last night counted it. Only one version is kept.</summary>
public sealed class Door
{
    public required Guid ParticipantId { get; init; }

    /// <summary>A measure type's code, or the code of a choice such as "travel:15".</summary>
    public required string Code { get; init; }

    public required long VersionId { get; init; }

    /// <summary>False while the night is counting: readers see the last whole count until all doors of the new one are there.</summary>
    public bool IsShown { get; init; }
    public required Guid UnitId { get; init; }
    public required ChangeKind Kind { get; init; }
    public required string Subject { get; init; }
    public string? Near { get; init; }
    public required double Weeks { get; init; }

    /// <summary>1 first: those that take time, by openings per week, then choices, by openings.</summary>
    public required int Place { get; init; }

    /// <summary>Openings that become reachable, the best for the person first.</summary>
    public required long[] Opened { get; init; }

    /// <summary>Openings that were reachable and rise to Stark.</summary>
    public required long[] Raised { get; init; }

    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Door>
    {
        public void Configure(EntityTypeBuilder<Door> entity)
        {
            entity.ToTable("doors").HasKey(d => new { d.ParticipantId, d.Code, d.IsShown });
            // A row from an earlier version of the service is shown.
            entity.Property(d => d.IsShown).HasDefaultValue(true).HasSentinel(true);
            entity.HasQueryFilter(d => d.IsShown);
            entity.HasOne<SuggestionVersion>().WithMany().HasForeignKey(d => d.VersionId).OnDelete(DeleteBehavior.Cascade);
            entity.HasOne<Participant>().WithMany().HasForeignKey(d => d.ParticipantId).OnDelete(DeleteBehavior.Cascade);
            entity.HasIndex(d => new { d.UnitId, d.Kind });
            entity.Property(d => d.Grounds).IsJsonList();
        }
    }
}
