using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Floor.Runs;

/// <summary>One run of the night's work, or of one part of it by hand. Every page about runs reads these rows.</summary>
public sealed class Run
{
    public long Id { get; init; }
    public required string Kind { get; init; }
    public RunState State { get; set; }

    /// <summary>The night it was scheduled for: one run a night, however many nodes and clocks ask for it. Null for a run by hand.</summary>
    public DateOnly? NightOf { get; init; }

    /// <summary>The form that asked for it; posted twice it asks once.</summary>
    public Guid? OperationId { get; set; }

    /// <summary>Hangfire's job that leads it; null for one that a command leads.</summary>
    public long? JobId { get; set; }

    /// <summary>When it was asked for, until it starts.</summary>
    public required DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The node that leads it, or led it last.</summary>
    public string? LedBy { get; set; }

    /// <summary>How many times another node, or the same one started again, went on with it.</summary>
    public int TakenOver { get; set; }

    /// <summary>Written by the run a few times a minute; a running row without fresh signs of life has died.</summary>
    public DateTimeOffset SeenAt { get; set; }

    public string? Error { get; set; }
    public List<RunStep> Steps { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Run>
    {
        public void Configure(EntityTypeBuilder<Run> entity)
        {
            entity.ToTable("runs");
            entity.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.RunId).OnDelete(DeleteBehavior.Cascade);
            entity.HasIndex(r => r.StartedAt);
            entity.HasIndex(r => new { r.Kind, r.NightOf }).IsUnique();
            entity.HasIndex(r => r.OperationId).IsUnique();
        }
    }
}

public sealed class RunStep
{
    public long Id { get; init; }
    public long RunId { get; init; }
    public required int Order { get; init; }
    public required string Name { get; init; }
    public RunState State { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public int Done { get; set; }

    /// <summary>Null while the size of the step is not known.</summary>
    public int? Total { get; set; }

    public IReadOnlyList<StepCount> Counts { get; set; } = [];
    public string? Error { get; set; }

    /// <summary>How many times it was begun, by any node.</summary>
    public int Starts { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RunStep>
    {
        public void Configure(EntityTypeBuilder<RunStep> entity)
        {
            entity.ToTable("run_steps");
            entity.Property(s => s.Counts).IsJsonList();
            entity.HasIndex(s => new { s.RunId, s.Order }).IsUnique();
        }
    }
}

/// <summary>Waiting (for a node) → Running → Done, Warning (done, but a person should look) or Failed.</summary>
public enum RunState { Waiting, Running, Done, Warning, Failed }

public sealed record StepCount(string Name, long Value);

/// <summary>Who may write a night's result. The fencing number grows with every holder, so a late one is refused.</summary>
public sealed class Lease
{
    public required string Name { get; init; }
    public long FencingNumber { get; set; }
    public long? RunId { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Lease>
    {
        public void Configure(EntityTypeBuilder<Lease> entity) => entity.ToTable("leases").HasKey(l => l.Name);
    }
}
