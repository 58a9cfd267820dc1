namespace Matchning.Ranking.Gates;

/// <summary>The gate's codes by name, for files and logs.</summary>
public static class GateNames
{
    private static readonly GateCodes[] All = Enum.GetValues<GateCodes>().Where(c => c != GateCodes.None).ToArray();

    /// <summary>The single codes of a combination, in the order the gate asks.</summary>
    public static IEnumerable<GateCodes> Each(GateCodes codes) => All.Where(c => (codes & c) != 0);

    /// <summary>The name of a single code, such as "travel".</summary>
    public static string Code(GateCodes code) => code switch
    {
        GateCodes.Refused => "refused",
        GateCodes.Kind => "kind",
        GateCodes.Hours => "hours",
        GateCodes.Dates => "dates",
        GateCodes.Travel => "travel",
        GateCodes.Licence => "licence",
        GateCodes.Legitimation => "legitimation",
        GateCodes.Language => "language",
        GateCodes.DayTimes => "times",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not a single gate code."),
    };
}
