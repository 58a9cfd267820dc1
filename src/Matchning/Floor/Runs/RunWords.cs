using Matchning.Floor.Data;

namespace Matchning.Floor.Runs;

/// <summary>Swedish words of runs, and how their figures are written: the same on the pages and in the terminal.</summary>
public static class RunWords
{
    public static string Of(RunState state) => state switch
    {
        RunState.Waiting => "Väntar",
        RunState.Running => "Pågår",
        RunState.Done => "Klar",
        RunState.Warning => "Klar med varning",
        _ => "Misslyckades",
    };

    /// <param name="nightOf">Null for a run that someone asked for.</param>
    public static string OfKind(string kind, DateOnly? nightOf) => kind switch
    {
        RunKind.Nightly => nightOf is null ? "Körning för hand" : "Nattkörning",
        RunKind.Sync => "Hämtning av annonser",
        RunKind.Match => "Räkning av förslag",
        _ => kind,
    };

    public static string Number(long number) => number.ToString("N0", SwedishTime.Culture);

    /// <summary>"0,98" of 980 thousandths; three decimals where two would say 0 or 1.</summary>
    public static string Fraction(long permille) =>
        (permille / 1000m).ToString(permille is > 0 and < 10 or > 990 and < 1000 ? "0.000" : "0.00", SwedishTime.Culture);

    /// <summary>"62 %" of 618 thousandths, with a no-break space.</summary>
    public static string Percent(long permille) => Math.Round(permille / 10m, MidpointRounding.AwayFromZero).ToString("0", SwedishTime.Culture) + "\u00a0%";
}
