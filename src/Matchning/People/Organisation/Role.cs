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
}
