using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Organisation;

/// <summary>A board (nämnd): who answers for what is known about people, and the border that secrecy follows. Organisation is redrawn, so it has days.</summary>
public sealed class Board
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public required DateOnly BeginsOn { get; init; }
    public DateOnly? EndsOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Board>
    {
        public void Configure(EntityTypeBuilder<Board> entity)
        {
            entity.ToTable("boards", table => table.HasCheckConstraint("ck_boards_days", "ends_on is null or ends_on > begins_on"));
            entity.HasIndex(b => new { b.Name, b.BeginsOn }).IsUnique();
        }
    }
}
