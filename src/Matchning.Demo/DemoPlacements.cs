using Matchning.Ranking.Facts;

namespace Matchning.Demo;

/// <summary>What a placement in the demo looks like: which kind, how long and why.</summary>
internal static class DemoPlacements
{
    private static readonly PlaceKinds[] Kinds = [PlaceKinds.Internship, PlaceKinds.WorkTraining, PlaceKinds.Subsidised, PlaceKinds.Employment];

    /// <summary>One kind that both sides are open to.</summary>
    public static PlaceKinds Kind(PlaceKinds offered, PlaceKinds openTo, DemoDice dice)
    {
        var shared = openTo == PlaceKinds.None ? offered : offered & openTo;
        return dice.Pick(Kinds.Where(k => shared.HasFlag(k)).ToList());
    }

    public static DateOnly EndsOn(PlaceKinds kind, DateOnly startsOn, DateOnly today, DemoDice dice)
    {
        if (startsOn > today.AddDays(-130) && dice.Chance(30)) return today.AddDays(dice.Between(1, 30));
        return startsOn.AddDays(kind switch
        {
            PlaceKinds.Internship => dice.Between(4, 12) * 7,
            PlaceKinds.WorkTraining => dice.Between(8, 17) * 7,
            PlaceKinds.Subsidised => dice.Between(26, 52) * 7,
            _ => dice.Between(13, 26) * 7,
        });
    }

    public static string Purpose(PlaceKinds kind, string occupation, DemoDice dice) => kind switch
    {
        PlaceKinds.Internship => dice.Pick(
            [$"Pröva yrket {occupation.ToLower(Floor.Data.SwedishTime.Culture)} och se hur en arbetsdag ser ut.", "Visa vad deltagaren kan och få en referens.",
                "Öva yrkesord på svenska och lära sig arbetsplatsens rutiner."]),
        PlaceKinds.WorkTraining => dice.Pick(
            ["Öka arbetstiden steg för steg och hitta en takt som håller.", "Komma in i rutiner och lära sig arbetsuppgifterna tillsammans med handledaren."]),
        PlaceKinds.Subsidised => "Anställning med stöd. Målet är att klara alla arbetsuppgifter på egen hand innan anställningen tar slut.",
        _ => "Anställning hos arbetsgivaren. Konsulenten följer upp de första månaderna.",
    };
}
