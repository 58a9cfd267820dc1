using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Meeting.Suggestions.Rematching;

/// <summary>
/// Something that matching reads has changed since the lists were counted: an opening or a person. Written by the database itself in the
/// transaction of the change (<see cref="RematchTriggers"/>), so no change is lost and no writer can forget it. Rows are only ever added: one that
/// waited for another would be lost when that one was done with.
/// </summary>
public sealed class RematchRequest
{
    /// <summary>After so many tries a request is set aside; the next night sees to what it was about.</summary>
    public const short MostAttempts = 4;

    public long Id { get; init; }
    public long? OpeningId { get; init; }
    public Guid? ParticipantId { get; init; }

    /// <summary>The person's unit; null for an opening.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The opening's row before the change; null for a new one, and for people.</summary>
    public string? Before { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>The version whose lists have the change, kept while a night that may not have seen it is counting the next.</summary>
    public long? AppliedTo { get; set; }

    /// <summary>The version that was begun after the change, and so has it from the start.</summary>
    public long? CoveredBy { get; set; }

    public short Attempts { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RematchRequest>
    {
        public void Configure(EntityTypeBuilder<RematchRequest> entity)
        {
            entity.ToTable("rematch_requests");
            entity.Property(r => r.Before).HasColumnType("jsonb");
            entity.Property(r => r.RequestedAt).HasDefaultValueSql("now()");
            entity.Property(r => r.Attempts).HasDefaultValue((short)0);
        }
    }
}
