using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements;

/// <summary>Something a requirement may be about, found in the text, before anyone has judged how strongly it is asked for.</summary>
internal readonly record struct Mention(
    RequirementKind Kind, string Value, string? ConceptId, string? Level, int Start, int End)
{
    /// <summary>"Minst", "at least": the phrase itself says that less is not enough.</summary>
    public bool SaysMinimum { get; init; }

    /// <summary>"Eller motsvarande erfarenhet": another thing will do instead, so this alone is no must.</summary>
    public bool IsOneWayIn { get; init; }

    /// <summary>Asked for at one of several offices that the ad names.</summary>
    public bool IsForOnePlace { get; init; }

    /// <summary>Tells how the work is, which is a fact of the place and holds whatever the sentence's words of demand say.</summary>
    public bool States { get; init; }

    /// <summary>The phrase itself says that nothing is asked for ("utan erfarenhet"), so it can never be a demand.</summary>
    public bool SaysNothingNeeded { get; init; }
}
