using Matchning.People.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Participants;

/// <summary>The identity record: one per personal number and unit. Nothing here is ever an input to matching.</summary>
public sealed class Person
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UnitId { get; init; }
    public required string FirstName { get; set; }
    public required string LastName { get; set; }

    /// <summary>AES-GCM text of the personal number; null when the person has none.</summary>
    public byte[]? PersonalNumberCipher { get; set; }

    public string? PersonalNumberKeyId { get; set; }

    /// <summary>Keyed hash for exact search. Unique within a unit, so that the key is no oracle for other units.</summary>
    public byte[]? PersonalNumberIndex { get; set; }

    public ProtectionLevel Protection { get; set; }

    /// <summary>"Amina H."</summary>
    public string ShortName => $"{FirstName} {LastName[0]}.";

    public string FullName => $"{FirstName} {LastName}";

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> entity)
        {
            entity.ToTable("people");
            entity.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
            entity.HasIndex(p => new { p.UnitId, p.PersonalNumberIndex }).IsUnique();
            entity.Ignore(p => p.ShortName).Ignore(p => p.FullName);
        }
    }
}

public enum ProtectionLevel { None, SecrecyMarked, ProtectedRegistration, LocalDecision }
