using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Participants;

/// <summary>
/// The identity record: one per person in the whole installation, whatever units they have been in. Nothing here is ever an input to matching, and pages read it
/// only through the door (<c>People/Door</c>).
/// </summary>
public sealed class Person
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string FirstName { get; set; }
    public required string LastName { get; set; }

    /// <summary>AES-GCM text of the personal number; null when the person has none.</summary>
    public byte[]? PersonalNumberCipher { get; set; }

    public string? PersonalNumberKeyId { get; set; }

    /// <summary>Keyed hash for exact search. Unique: the same person is one. Pages neither read nor write it, so that it is no oracle for what other units know.</summary>
    public byte[]? PersonalNumberIndex { get; set; }

    public ProtectionLevel Protection { get; set; }

    /// <summary>"Amina H."</summary>
    public string ShortName => ShortNameOf(FirstName, LastName);

    /// <summary>"Amina H.": what staff read where the whole name is not needed.</summary>
    public static string ShortNameOf(string firstName, string lastName) => lastName.Length == 0 ? firstName : $"{firstName} {System.Globalization.StringInfo.GetNextTextElement(lastName)}.";

    public string FullName => $"{FirstName} {LastName}";

    /// <summary>The name as it is searched for.</summary>
    public string SearchName { get => Fold.Of(FullName); private set { } }

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> entity)
        {
            entity.ToTable("people");
            entity.HasIndex(p => p.PersonalNumberIndex).IsUnique();
            entity.Property(p => p.SearchName).UsePropertyAccessMode(PropertyAccessMode.Property);
            entity.Ignore(p => p.ShortName).Ignore(p => p.FullName);
        }
    }
}

public enum ProtectionLevel { None, SecrecyMarked, ProtectedRegistration, LocalDecision }
