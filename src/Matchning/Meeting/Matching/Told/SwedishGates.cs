using Matchning.Ranking.Gates;

namespace Matchning.Meeting.Matching.Told;

/// <summary>The hard limits in Swedish. Each takes a single code.</summary>
public static class SwedishGates
{
    /// <summary>What a limit that says no tells.</summary>
    public static string Failed(GateCodes code) => code switch
    {
        GateCodes.Refused => "Deltagaren har sagt nej till den här sortens arbete.",
        GateCodes.Kind => "Platsens form är inte någon som deltagaren är öppen för.",
        GateCodes.Hours => "Arbetstiden går inte ihop med den omfattning deltagaren kan arbeta.",
        GateCodes.Dates => "Startdatum och deltagarens tider går inte ihop.",
        GateCodes.Travel => "Resan är längre än deltagarens gräns.",
        GateCodes.Licence => "Annonsen kräver ett körkort som saknas i profilen.",
        GateCodes.Legitimation => "Arbetet kräver legitimation, och den utbildning som finns i profilen ger ingen.",
        GateCodes.Language => "Arbetet kräver ett språk, eller en nivå i det, som saknas i profilen.",
        GateCodes.DayTimes => "Arbetet är på tider då deltagaren inte kan arbeta.",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not a single gate code."),
    };

    /// <summary>What would open it.</summary>
    public static string Opener(GateCodes code) => code switch
    {
        GateCodes.Refused => "Att deltagaren själv ändrar sitt nej.",
        GateCodes.Kind => "Att deltagaren vill pröva platsens form, eller att arbetsgivaren kan ta emot på annat sätt.",
        GateCodes.Hours => "Att arbetsgivaren kan erbjuda en annan omfattning, eller att deltagarens omfattning ändras.",
        GateCodes.Dates => "Att komma överens om ett annat startdatum.",
        GateCodes.Travel => "Att deltagaren kan tänka sig längre resa.",
        GateCodes.Licence => "Att ta det körkort som krävs.",
        GateCodes.Legitimation => "Att få legitimation, till exempel genom att en utländsk utbildning prövas.",
        GateCodes.Language => "Att nå den språknivå som uppgiften kräver.",
        GateCodes.DayTimes => "Att arbetsgivaren kan erbjuda andra tider, eller att deltagarens tider ändras.",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not a single gate code."),
    };

    /// <summary>What a limit that cannot be decided tells.</summary>
    public static string Uncertain(GateCodes code) => code switch
    {
        GateCodes.Refused => "Det är oklart om deltagarens nej gäller det här arbetet.",
        GateCodes.Kind => "Det framgår inte om platsen kan ordnas i en form som deltagaren är öppen för, till exempel anställning med stöd.",
        GateCodes.Hours => "Det framgår inte om arbetstiden passar deltagaren.",
        GateCodes.Dates => "Platsen kan börja lite innan deltagaren kan; startdatum behöver stämmas av.",
        GateCodes.Travel => "Det framgår inte om resan ryms inom deltagarens gräns.",
        GateCodes.Licence => "Annonsen kräver körkort, men profilen säger inget om körkort.",
        GateCodes.Legitimation => "Arbetet kräver legitimation; fråga om deltagaren har den.",
        GateCodes.Language => "Annonsen kräver ett språk, men nivån framgår inte.",
        GateCodes.DayTimes => "Det framgår inte om arbetet är på tider då deltagaren kan arbeta.",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not a single gate code."),
    };
}
