using Matchning.People.Organisation;

namespace Matchning.Demo;

/// <summary>How to sign in to the demo, one per role. The password is no secret: the accounts exist only beside invented people.</summary>
public static class DemoLogins
{
    public const string Password = "Matchning-demo-1";

    public static readonly IReadOnlyList<DemoLogin> OnePerRole =
    [
        new(Role.Consultant, "sara.konsulent@exempelkommun.example", "Sara Kvist"),
        new(Role.Manager, "maria.chef@exempelkommun.example", "Maria Holmgren"),
        new(Role.Participant, "amina.deltagare@exempelkommun.example", "Amina Hersi"),
        new(Role.EmployerContact, "erik.arbetsgivare@exempelkommun.example", "Erik Sandberg"),
        new(Role.SocialSecretary, "lena.socialsekreterare@exempelkommun.example", "Lena Forsell"),
        new(Role.HrPartner, "johan.hr@exempelkommun.example", "Johan Ahlberg"),
        new(Role.Administrator, "eva.admin@exempelkommun.example", "Eva Nordin"),
    ];

    /// <summary>The other eleven consultants. They sign in as <c>förnamn.konsulent@exempelkommun.example</c> with the same password.</summary>
    internal static readonly IReadOnlyList<string> MoreConsultantsInCentrum =
        ["Ali Karimi", "Johanna Ek", "Marcus Vinter", "Fatima Noor", "Petra Sandell"];

    internal static readonly IReadOnlyList<string> ConsultantsInNorr =
        ["Helena Broman", "Daniel Ask", "Leyla Demir", "Oskar Fjellner", "Ingrid Tallberg", "Yusuf Warsame"];

    internal static DemoLogin For(string role) => OnePerRole.First(l => l.Role == role);
}

/// <param name="Role">One of <see cref="Organisation.Role"/>.</param>
/// <param name="UserName">Also the e-mail address.</param>
/// <param name="FullName">The invented person's name.</param>
public sealed record DemoLogin(string Role, string UserName, string FullName, string Password = DemoLogins.Password);
