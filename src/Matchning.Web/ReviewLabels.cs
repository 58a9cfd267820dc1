using Matchning.Participants;
using Matchning.Proposals;
using Matchning.Web.Forms;

namespace Matchning.Web;

/// <summary>Swedish words of reviewing: choices, reasons and states.</summary>
public static class ReviewLabels
{
    public static string Of(ReviewChoice choice) => choice switch
    {
        ReviewChoice.Propose => "Föreslagen",
        ReviewChoice.SaveForLater => "Sparad till senare",
        _ => "Passar inte nu",
    };

    public static string Of(NotNowReason reason) => reason switch
    {
        NotNowReason.RequirementCannotBeMet => "Ett krav går inte att uppfylla",
        NotNowReason.TravelOrHours => "Resa eller tider fungerar inte",
        NotNowReason.NotWanted => "Inte vad deltagaren vill",
        NotNowReason.WorkEnvironment => "Arbetsmiljön passar inte",
        NotNowReason.LanguageLevel => "Språkkravet är för högt nu",
        NotNowReason.NoLongerOpen => "Platsen är inte aktuell",
        NotNowReason.AlreadyTried => "Redan prövat där",
        NotNowReason.WrongFacts => "Uppgifterna stämmer inte",
        _ => "Annat",
    };

    public static string Of(ProposalState state) => state switch
    {
        ProposalState.Draft => "Inte beslutat",
        ProposalState.AskedParticipant => "Väntar på svar",
        ProposalState.SentToEmployer => "Skickat till arbetsgivaren",
        ProposalState.Dialogue => "Samtal pågår",
        ProposalState.Agreed => "Båda har sagt ja",
        ProposalState.DeclinedByParticipant => "Deltagaren tackade nej",
        ProposalState.DeclinedByEmployer => "Arbetsgivaren tackade nej",
        _ => "Passar inte nu",
    };

    /// <summary>"Väntat 18 dagar"</summary>
    public static string Waited(int days) => days < 1 ? "Väntat sedan i dag" : $"Väntat {WrittenTime.Days(days)}";

    /// <summary>What happened to a proposal; null when its ad was taken away.</summary>
    public static string Happened(ProposalState? answer) => answer is { } state ? Of(state) : "Annonsen togs bort";

    public static string Of(Phase phase) => phase switch
    {
        Phase.Referred => "Aktualiserad",
        Phase.Intake => "Inskrivning",
        Phase.Assessment => "Kartläggning",
        Phase.Planning => "Planering",
        Phase.Active => "Pågående insats",
        _ => "Avslutad",
    };

    /// <summary>The nine reasons as alternatives, with what to think of where it is needed.</summary>
    public static IEnumerable<Choice> Reasons => Enum.GetValues<NotNowReason>().Select(reason => new Choice(reason.ToString(), Of(reason), reason switch
    {
        NotNowReason.WorkEnvironment => "Skriv inget om hälsa.",
        NotNowReason.WrongFacts => "Beskriv felet nedan, så kan det rättas.",
        _ => null,
    }));
}
