using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Organisation;

/// <summary>A labour-market unit. Every row about people carries its id, and row security reads it.</summary>
public sealed class Unit
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }

    /// <summary>The board (nämnd) the unit answers to; decides the secrecy regime.</summary>
    public required string Board { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Unit>
    {
        public void Configure(EntityTypeBuilder<Unit> entity) => entity.ToTable("units").HasIndex(u => u.Name).IsUnique();
    }
}
