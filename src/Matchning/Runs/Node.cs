using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Runs;

/// <summary>A process that does the night's work, and when it last said so. The row goes when the process stops in order.</summary>
public sealed class Node
{
    public required string Name { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset SeenAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Node>
    {
        public void Configure(EntityTypeBuilder<Node> entity) => entity.ToTable("nodes").HasKey(n => n.Name);
    }
}

/// <summary>This process's name among the nodes: machine, process, and a few letters since process numbers come again.</summary>
public sealed record NodeName(string Value)
{
    public NodeName() : this($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..4]}") { }
}
