using Matchning.Ranking.Facts;

namespace Matchning.Ranking.Reasons;

/// <summary>
/// Why a pair got its place, in four lists. For and against are ordered by what the scorer that ranked the pair gave them,
/// largest first. Every sentence is about a fact, and never a percentage.
/// </summary>
public sealed record PairReasons(
    IReadOnlyList<Reason> SpeaksFor,
    IReadOnlyList<Reason> SpeaksAgainst,
    IReadOnlyList<Reason> Uncertain,
    IReadOnlyList<Reason> WouldHelp);

/// <summary>One reason.</summary>
/// <param name="Text">A plain Swedish sentence.</param>
/// <param name="Feature">Name of the feature it tells, the leading one when it tells several; "gate:travel" and so on for a hard limit; "none" for what is only told.</param>
/// <param name="Contribution">
/// What those features did to the score, in the scorer's own unit. A requirement has its share of the features that many
/// requirements fill together, so these need not sum to the score; <see cref="IPairScorer.Contributions"/> does.
/// </param>
public sealed record Reason(string Text, ReasonSource Source, string Feature, float Contribution, ReasonKind Kind);

/// <summary>"Uppfyllt", "delvis", "saknas", or not known.</summary>
public enum ReasonKind { Met, Partly, Missing, Unknown }

/// <summary>Where the fact was read.</summary>
/// <param name="Field">Swedish name of the profile or ad field, or of the relation.</param>
/// <param name="Start">Character offset in the opening's text; 0 with <paramref name="End"/> 0 when not from the text. End exclusive.</param>
public sealed record ReasonSource(ReasonSourceKind Kind, string Field, int Start = 0, int End = 0, string? Quote = null)
{
    internal static ReasonSource Profile(string field) => new(ReasonSourceKind.Profile, field);

    internal static ReasonSource Ad(string field) => new(ReasonSourceKind.AdField, field);

    internal static ReasonSource Taxonomy(string relation) => new(ReasonSourceKind.Taxonomy, relation);

    internal static ReasonSource Of(Requirement asked, string text)
    {
        if (asked.End <= asked.Start) return new(ReasonSourceKind.AdField, "Krav", 0, 0, asked.Quote);
        var isInside = asked.Start >= 0 && asked.End <= text.Length;
        return new(ReasonSourceKind.AdText, "Annonstext", asked.Start, asked.End, isInside ? text[asked.Start..asked.End] : asked.Quote);
    }
}

public enum ReasonSourceKind { Profile, AdText, AdField, Taxonomy }
