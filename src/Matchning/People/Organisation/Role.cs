using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Organisation;

/// <summary>The roles of the service; the names are stored, the Swedish words stand in the pages' labels.</summary>
public static class Role
{
    public const string Participant = nameof(Participant);
    public const string Consultant = nameof(Consultant);
    public const string EmployerContact = nameof(EmployerContact);
    public const string Manager = nameof(Manager);
    public const string SocialSecretary = nameof(SocialSecretary);
    public const string HrPartner = nameof(HrPartner);
    public const string Administrator = nameof(Administrator);

    public static readonly IReadOnlyList<string> All =
        [Participant, Consultant, EmployerContact, Manager, SocialSecretary, HrPartner, Administrator];

    /// <summary>Sees a unit's people or figures, and nothing without one.</summary>
    public static bool NeedsUnit(string role) => role is Consultant or Manager or SocialSecretary;

    public static bool NeedsEmployer(string role) => role == EmployerContact;

    /// <summary>Belongs to one participant, and is therefore made where that person is enrolled.</summary>
    public static bool NeedsParticipant(string role) => role == Participant;

    /// <summary>The rows come with the schema, so that nothing that runs has to write them.</summary>
    public static Guid IdOf(string role) => Guid.Parse($"0e1d0000-0000-4000-8000-00000000000{List.IndexOf(role) + 1}");

    private static List<string> List => [.. All];

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityRole<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityRole<Guid>> entity) => entity.HasData(All.Select(role =>
            new IdentityRole<Guid> { Id = IdOf(role), Name = role, NormalizedName = role.ToUpperInvariant(), ConcurrencyStamp = role }));
    }
}
