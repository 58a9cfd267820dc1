using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Meeting.Matching.Told;
using Matchning.People.Organisation;
using Matchning.People.Organisation.Accounts;
using Matchning.Ranking;
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

    public static string Of(AccountDeed deed) => deed switch
    {
        AccountDeed.MadeFirstAdministrator => "Gjordes till första administratör vid installationen",
        AccountDeed.Invited => "Bjöds in",
        AccountDeed.Changed => "Ändrades",
        AccountDeed.Disabled => "Stängdes av",
        AccountDeed.Enabled => "Öppnades igen",
        AccountDeed.LinkMade => "Fick en ny engångslänk",
        AccountDeed.PasswordSet => "Valde lösenord",
        _ => "Bytte lösenord",
    };

    public static string Of(PasswordResult refused) => refused switch
    {
        PasswordResult.TooShort => $"Lösenordet är för kort. Välj ett med minst {SetPassword.ShortestLength} tecken.",
        PasswordResult.IsName => "Lösenordet är ditt namn eller användarnamn. Välj något som andra inte gissar.",
        PasswordResult.TooSimple => "Lösenordet består av för få olika tecken. Välj något som andra inte gissar.",
        _ => "Det nuvarande lösenordet stämmer inte.",
    };

    public static string Of(LanguageLevel level) => level switch
    {
        LanguageLevel.None => "inte alls",
        LanguageLevel.Native => "modersmål",
        _ => level.ToString(),
    };

    /// <summary>Bands as the engine stores them: 2 strong, 1 possible, 0 far-fetched.</summary>
    public static string OfBand(int band) => SwedishBands.Label((Band)band);

    public static string Of(EducationLevel level) => level switch
    {
        EducationLevel.Compulsory => "Grundskola",
        EducationLevel.UpperSecondary => "Gymnasium",
        EducationLevel.HigherVocational => "Yrkeshögskola",
        EducationLevel.University => "Högskola",
        _ => "Ingen avslutad",
    };

    /// <summary>"Heltid", "75 % av heltid", "50–75 % av heltid"</summary>
    public static string OfHours(int? min, int? max) => (min, max) switch
    {
        (null, null) => "Inte angivet",
        (100, _) => "Heltid",
        (null, { } most) => $"Upp till {most}\u00a0% av heltid",
        ({ } least, null) => $"Minst {least}\u00a0% av heltid",
        ({ } least, { } most) when least == most => $"{most}\u00a0% av heltid",
        ({ } least, { } most) => $"{least}–{most}\u00a0% av heltid",
    };

    /// <summary>", mellan 8.00 och 16.00", ", tidigast 8.00"; empty when nothing is said.</summary>
    public static string OfDay(TimeOnly? start, TimeOnly? end) => (start, end) switch
    {
        ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $", mellan {from:H.mm} och {to:H.mm}"),
        ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $", tidigast {from:H.mm}"),
        (null, { } to) => string.Create(CultureInfo.InvariantCulture, $", senast {to:H.mm}"),
        _ => "",
    };

    /// <summary>" i 14 månader", " i 3 år"; empty when nothing is said.</summary>
    public static string OfYears(double years)
    {
        var months = (int)Math.Round(years * 12);
        if (months < 1) return "";
        if (months < 24) return months == 1 ? " i en månad" : $" i {months} månader";
        return $" i {Math.Round(years):0} år";
    }

    /// <summary>The Swedish name of an ISO 639-1 code, from the system's own tables; the code itself when they lack it.</summary>
    public static string OfLanguage(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).DisplayName.ToLower(SwedishTime.Culture);
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
