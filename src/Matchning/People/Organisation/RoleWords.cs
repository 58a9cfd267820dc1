namespace Matchning.People.Organisation;

/// <summary>What there is to see in each role, for whoever is about to try it. True of what is built, and no more; null when no pages are built.</summary>
public static class RoleWords
{
    public static string? Sees(string role) => role switch
    {
        Role.Consultant => "Konsulent: nya aktualiseringar, egna deltagare med profil, förslag att granska och placeringar.",
        Role.Manager => "Enhetschef: hela enhetens siffror, utan namn.",
        Role.Participant => "Deltagare: vad som kan öppna fler dörrar. Förslagen visas inte än.",
        Role.EmployerContact => "Kontaktperson hos en arbetsgivare: egna behov.",
        Role.SocialSecretary => "Socialsekreterare: aktualisera personer och följ hur långt de har kommit.",
        Role.Administrator => "Administratör: konton, körningar, modeller och utskick.",
        _ => null,
    };
}
