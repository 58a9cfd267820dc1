namespace Matchning.Ranking.Facts;

/// <summary>The answer of one hard limit: not knowing is never failing.</summary>
public enum GateOutcome { Pass, Uncertain, Fail }
