using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Floor.Runs;

/// <summary>
/// Some of the participants of one step, counted by whichever node takes it. What it gave is written in the same transaction as its state, so a shard is
/// either wholly done or not at all. Pages may read how it goes, never whom it is about: the web role has no right to <see cref="ParticipantIds"/>.
/// </summary>
public sealed class RunShard
{
    public long Id { get; init; }
    public required long RunId { get; init; }
    public required string Step { get; init; }
    public required int Number { get; init; }

    /// <summary>The result being built, such as a version of suggestions. All shards of a step have the same.</summary>
    public required long ResultId { get; init; }

    public ShardState State { get; set; }

    /// <summary>Grows with every taker, so one that was given up and wakes late is refused.</summary>
    public long ClaimNumber { get; set; }

    public int Attempts { get; set; }

    /// <summary>Hangfire's job that counts it.</summary>
    public long? JobId { get; set; }

    public string? TakenBy { get; set; }
    public DateTimeOffset? TakenUntil { get; set; }

    /// <summary>Emptied when the run ends, except in what was set aside.</summary>
    public required Guid[] ParticipantIds { get; set; }

    public required int People { get; init; }
    public IReadOnlyList<StepCount> Counts { get; set; } = [];

    /// <summary>The kind of fault of the last try; <see cref="Lost"/> when the node vanished. Never the fault's text, which may hold data.</summary>
    public string? Error { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When an administrator let a set-aside person be tried again.</summary>
    public DateTimeOffset? ReleasedAt { get; set; }

    public const string Lost = "node_lost";

    public static IEnumerable<RunShard> Cut(long runId, string step, long resultId, IReadOnlyList<Guid> people, int size) =>
        people.Chunk(size).Select((some, i) => new RunShard { RunId = runId, Step = step, Number = i + 1, ResultId = resultId, ParticipantIds = some, People = some.Length });

    internal sealed class Mapping : IEntityTypeConfiguration<RunShard>
    {
        public void Configure(EntityTypeBuilder<RunShard> entity)
        {
            entity.ToTable("run_shards");
            entity.HasOne<Run>().WithMany().HasForeignKey(s => s.RunId).OnDelete(DeleteBehavior.Cascade);
            entity.Property(s => s.Counts).IsJsonList();
            entity.HasIndex(s => new { s.RunId, s.Step, s.State });
            entity.HasIndex(s => s.State).HasFilter("state = 'SetAside'");
        }
    }
}

/// <summary>Open → Taken → Done; Open again when its node stopped, and SetAside when one person could not be counted in three tries.</summary>
public enum ShardState { Open, Taken, Done, SetAside }
