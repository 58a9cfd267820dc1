using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Organisation;

/// <summary>A labour-market unit. Every row about an enrolment carries its id, and row security reads it.</summary>
public sealed class Unit
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }

    /// <summary>Null for a unit that nobody has placed under a department yet: then no other unit is under the same board.</summary>
    public Guid? DepartmentId { get; set; }

    public Department? Department { get; init; }

    /// <summary>The first day; null for one that has always been.</summary>
    public DateOnly? BeginsOn { get; init; }

    /// <summary>The day it was no more.</summary>
    public DateOnly? EndsOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Unit>
    {
        public void Configure(EntityTypeBuilder<Unit> entity)
        {
            entity.ToTable("units", table => table.HasCheckConstraint("ck_units_days", "ends_on is null or ends_on > begins_on"));
            entity.HasOne(u => u.Department).WithMany().HasForeignKey(u => u.DepartmentId);
            entity.HasIndex(u => u.Name).IsUnique();
        }
    }
}
