using Matchning.Ranking.Reasons;

namespace Matchning.Meeting.Matching.Told;

/// <summary>Tells reasons in plain Swedish sentences.</summary>
public static class SwedishReasons
{
    /// <summary>All reasons of a pair. Those that weighed the same stand by their words, and what would help is said once.</summary>
    public static ToldReasons Of(PairReasons reasons) => new(
        Largest(reasons.SpeaksFor),
        Largest(reasons.SpeaksAgainst),
        [.. reasons.Uncertain.Select(Told)],
        [.. reasons.WouldHelp.Select(Told).DistinctBy(r => r.Text, StringComparer.Ordinal)]);

    /// <summary>One reason as a sentence.</summary>
    public static string Of(Reason reason) => Of(reason.Code, reason.Facts);

    /// <summary>A code and its facts as a sentence.</summary>
    public static string Of(ReasonCode code, ReasonFacts facts) =>
        SwedishWorkReasons.Of(code, facts)
        ?? SwedishRequirementReasons.Of(code, facts)
        ?? SwedishTermReasons.Of(code, facts)
        ?? SwedishJourneyReasons.Of(code, facts)
        ?? throw new ArgumentOutOfRangeException(nameof(code), code, "The code has no Swedish words.");

    private static ToldReason Told(Reason reason) => new(reason, Of(reason));

    private static ToldReason[] Largest(IReadOnlyList<Reason> reasons) =>
        [.. reasons.Select(Told).OrderByDescending(r => Math.Abs(r.Reason.Contribution)).ThenBy(r => r.Text, StringComparer.Ordinal)];
}
