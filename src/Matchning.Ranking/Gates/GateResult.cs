using Matchning.Ranking.Facts;
namespace Matchning.Ranking.Gates;

/// <summary>What a gate rule looks at. Combined as flags so that a result is two numbers and costs nothing to make.</summary>
[Flags]
public enum GateCodes
{
    None = 0,
    Refused = 1,
    Kind = 2,
    Hours = 4,
    Dates = 8,
    Travel = 16,
    Licence = 32,
    Legitimation = 64,
    Language = 128,
    DayTimes = 256,
}

/// <summary>
/// The answer of the hard limits for one pair. Not knowing is never failing: it is an uncertainty to ask about.
/// </summary>
/// <param name="Failed">Rules that say no.</param>
/// <param name="Uncertain">Rules that could not be decided on what is known.</param>
public readonly record struct GateResult(GateCodes Failed, GateCodes Uncertain)
{
    public bool IsOpen => Failed == GateCodes.None;

    public GateOutcome Outcome => !IsOpen ? GateOutcome.Fail : Uncertain != GateCodes.None ? GateOutcome.Uncertain : GateOutcome.Pass;

    /// <summary>"pass", or the first failed rule's code: "refused", "kind", "hours", "dates", "travel", "licence", "legitimation", "language", "times".</summary>
    public string Reason => IsOpen ? "pass" : GateNames.Code(GateNames.Each(Failed).First());

    /// <summary>Codes of all failed rules, in the gate's order.</summary>
    public IEnumerable<string> FailedCodes => GateNames.Each(Failed).Select(GateNames.Code);

    /// <summary>Codes of all undecided rules, in the gate's order.</summary>
    public IEnumerable<string> UncertainCodes => GateNames.Each(Uncertain).Select(GateNames.Code);
}
