using Matchning.Organisation;
using Matchning.Ranking.Facts;

namespace Matchning.Web;

/// <summary>Swedish words for what the code names in English.</summary>
public static class Labels
{
    public static string Of(PlaceKinds kind) => kind switch
    {
        PlaceKinds.Employment => "Anställning",
        PlaceKinds.Subsidised => "Anställning med stöd",
        PlaceKinds.Internship => "Praktik",
        PlaceKinds.WorkTraining => "Arbetsträning",
        _ => "Inte angivet",
    };

    /// <summary>"Anställning, praktik"</summary>
    public static string OfAll(PlaceKinds kinds)
    {
        var words = Enum.GetValues<PlaceKinds>().Where(k => k != PlaceKinds.None && kinds.HasFlag(k)).Select(Of).ToList();
        if (words.Count == 0) return Of(PlaceKinds.None);
        return string.Join(", ", words.Select((word, i) => i == 0 ? word : char.ToLowerInvariant(word[0]) + word[1..]));
    }

    public static string OfRole(string role) => role switch
    {
        Role.Participant => "deltagare",
        Role.Consultant => "konsulent",
        Role.EmployerContact => "arbetsgivare",
        Role.Manager => "chef",
        Role.SocialSecretary => "socialsekreterare",
        Role.HrPartner => "HR-partner",
        Role.Administrator => "administratör",
        _ => role,
    };

    public static string Of(LanguageLevel level) => level switch
    {
        LanguageLevel.None => "inte alls",
        LanguageLevel.Native => "modersmål",
        _ => level.ToString(),
    };

    /// <summary>Bands as the engine stores them: 2 strong, 1 possible, 0 far-fetched.</summary>
    public static string OfBand(int band) => band switch
    {
        2 => "Stark",
        1 => "Möjlig",
        _ => "Långsökt",
    };
}
