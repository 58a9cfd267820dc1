using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Organisation;

/// <summary>A department (förvaltning) under a board.</summary>
public sealed class Department
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid BoardId { get; init; }
    public Board Board { get; init; } = null!;
    public required string Name { get; set; }
    public required DateOnly BeginsOn { get; init; }
    public DateOnly? EndsOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Department>
    {
        public void Configure(EntityTypeBuilder<Department> entity)
        {
            entity.ToTable("departments", table => table.HasCheckConstraint("ck_departments_days", "ends_on is null or ends_on > begins_on"));
            entity.HasOne(d => d.Board).WithMany().HasForeignKey(d => d.BoardId);
            entity.HasIndex(d => new { d.BoardId, d.Name, d.BeginsOn }).IsUnique();
        }
    }
}
