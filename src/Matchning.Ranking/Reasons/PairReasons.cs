namespace Matchning.Ranking.Reasons;

/// <summary>
/// Why a pair got its place, in four lists. For and against are ordered by what the scorer that ranked the pair gave them,
/// largest first. Every reason is about a fact, and never a percentage. Words are made of them where they are shown.
/// </summary>
public sealed record PairReasons(
    IReadOnlyList<Reason> SpeaksFor,
    IReadOnlyList<Reason> SpeaksAgainst,
    IReadOnlyList<Reason> Uncertain,
    IReadOnlyList<Reason> WouldHelp);

/// <summary>One reason.</summary>
/// <param name="Code">What it says.</param>
/// <param name="Facts">What it says it of.</param>
/// <param name="Source">Where that was read.</param>
/// <param name="Feature">
/// Name of the feature it tells, the leading one when it tells several; "gate:travel" and so on for a hard limit; "none" for what is only told.
/// </param>
/// <param name="Contribution">
/// What those features did to the score, in the scorer's own unit. A requirement has its share of the features that many
/// requirements fill together, so these need not sum to the score; <see cref="IPairScorer.Contributions"/> does.
/// </param>
/// <param name="Kind">How the person stands to it.</param>
public sealed record Reason(ReasonCode Code, ReasonFacts Facts, ReasonSource Source, string Feature, float Contribution, ReasonKind Kind);

/// <summary>Met, partly met, missing, or not known.</summary>
public enum ReasonKind { Met, Partly, Missing, Unknown }
