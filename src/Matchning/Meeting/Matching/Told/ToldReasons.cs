using Matchning.Ranking.Reasons;

namespace Matchning.Meeting.Matching.Told;

/// <summary>A pair's reasons in words, under their four headings.</summary>
public sealed record ToldReasons(
    IReadOnlyList<ToldReason> SpeaksFor,
    IReadOnlyList<ToldReason> SpeaksAgainst,
    IReadOnlyList<ToldReason> Uncertain,
    IReadOnlyList<ToldReason> WouldHelp);

/// <summary>One reason in words.</summary>
/// <param name="Reason">What it tells.</param>
/// <param name="Text">A plain sentence.</param>
public sealed record ToldReason(Reason Reason, string Text);
