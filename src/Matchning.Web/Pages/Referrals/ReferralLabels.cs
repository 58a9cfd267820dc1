using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.People.Referrals;
using Matchning.Web.Forms;

namespace Matchning.Web.Pages.Referrals;

/// <summary>Swedish words for what a referral says.</summary>
public static class ReferralLabels
{
    public static readonly IReadOnlyList<Choice> TargetGroups = Choices<TargetGroup>(Of);

    public static readonly IReadOnlyList<Choice> Obstacles = [new("", "Inte angivet"), .. Choices<SupportObstacle>(Of)];

    public static readonly IReadOnlyList<Choice> Purposes = Choices<ReferralPurpose>(Of);

    public static readonly IReadOnlyList<Choice> Bases = Choices<ReferralBasis>(Of);

    public static readonly IReadOnlyList<Choice> Channels = Choices<ContactChannel>(Of);

    public static readonly IReadOnlyList<Choice> ReturnReasons = Choices<ReturnReason>(Of);

    public static string Of(TargetGroup group) => group switch
    {
        TargetGroup.EconomicAid => "Får ekonomiskt bistånd",
        TargetGroup.Establishment => "Är i etableringen",
        TargetGroup.YouthDuty => "Under 20 år, kommunens aktivitetsansvar",
        _ => "Annan",
    };

    public static string Of(SupportObstacle obstacle) => obstacle switch
    {
        SupportObstacle.Unemployed => "Arbetslös",
        SupportObstacle.SickWithCertificate => "Sjukskriven med intyg",
        SupportObstacle.SicknessOrActivityCompensation => "Sjuk- eller aktivitetsersättning",
        SupportObstacle.SocialReasons => "Arbetshinder, sociala skäl",
        SupportObstacle.ParentalLeave => "Föräldraledig",
        SupportObstacle.WorksPartTime => "Arbetar deltid",
        SupportObstacle.Language => "Språkhinder",
        SupportObstacle.None => "Utan försörjningshinder",
        _ => "Annat",
    };

    public static string Of(ReferralPurpose purpose) => purpose switch
    {
        ReferralPurpose.FindWork => "Hitta ett jobb",
        ReferralPurpose.TryWorkplace => "Pröva en arbetsplats",
        ReferralPurpose.ChooseDirection => "Välja yrke eller utbildning",
        ReferralPurpose.LearnLanguage => "Lära sig svenska i arbete",
        _ => "Ta reda på vad personen kan",
    };

    public static string Of(ReferralBasis basis) => basis switch
    {
        ReferralBasis.Consent => "Personen har samtyckt",
        ReferralBasis.NecessaryForOwnTask => "Behövs för vår egen uppgift",
        _ => "Lag eller förordning",
    };

    public static string Of(ContactChannel channel) => channel switch
    {
        ContactChannel.Phone => "Telefon",
        ContactChannel.TextMessage => "Sms",
        ContactChannel.Email => "E-post",
        _ => "Brev",
    };

    public static string Of(ReturnReason reason) => reason switch
    {
        ReturnReason.WrongUnit => "Hör till en annan enhet",
        ReturnReason.MovedAway => "Har flyttat från kommunen",
        ReturnReason.AlreadyWorking => "Har redan arbete eller studier",
        ReturnReason.InformationMissing => "Det saknas uppgifter, ring oss",
        _ => "Annat, ring oss",
    };

    public static string Of(PersonalNumberFault fault) => fault switch
    {
        PersonalNumberFault.NotANumber => "Skriv personnumret med siffror: ÅÅÅÅMMDD-NNNN.",
        PersonalNumberFault.WrongLength => "Ett personnummer har tio eller tolv siffror. Skriv det så här: ÅÅÅÅMMDD-NNNN.",
        PersonalNumberFault.Organisation => "Det här är ett organisationsnummer. Skriv personens personnummer.",
        PersonalNumberFault.CenturyMissing => "Skriv födelseåret med fyra siffror, så att det inte går att ta fel på århundrade.",
        PersonalNumberFault.NoSuchDay => "Dagen i personnumret finns inte. Kontrollera de åtta första siffrorna.",
        PersonalNumberFault.InTheFuture => "Dagen i personnumret har inte varit än. Kontrollera födelseåret.",
        _ => "Den sista siffran stämmer inte med de andra. Kontrollera numret.",
    };

    /// <summary>How far a case has come, in one sentence.</summary>
    public static string Standing(OwnCase row) => row switch
    {
        { State: ReferralState.Returned } => $"Skickades tillbaka: {Small(Of(row.ReturnReason ?? ReturnReason.Other))}",
        { ExitedOn: { } exited } => $"Avslutad {SwedishTime.Written(exited)}",
        { FirstMeetingOn: { } met } => $"Första mötet hölls {SwedishTime.Written(met)}",
        { State: ReferralState.Accepted } => "Mottagen, inget möte än",
        _ => "Väntar på att tas emot",
    };

    private static string Small(string words) => char.ToLower(words[0], SwedishTime.Culture) + words[1..];

    private static IReadOnlyList<Choice> Choices<T>(Func<T, string> words)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new Choice(v.ToString(), words(v)))];
}
