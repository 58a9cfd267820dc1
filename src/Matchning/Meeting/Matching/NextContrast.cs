using Matchning.Ranking;
using Matchning.Ranking.Reasons;

namespace Matchning.Meeting.Matching;

/// <summary>What sets an opening apart from the next in a person's list.</summary>
/// <param name="OpeningId">The next one's.</param>
/// <param name="Title">The next one's; null for a need that has none of its own.</param>
/// <param name="Employer">The next one's.</param>
/// <param name="Bands">The two openings' bands, where they are why; null else.</param>
/// <param name="Ahead">What the first has more of, largest first.</param>
/// <param name="Behind">What the next has most more of, if anything.</param>
public sealed record NextContrast(
    long OpeningId, string? Title, string? Employer, (Band First, Band Next)? Bands, IReadOnlyList<ContrastCode> Ahead, ContrastCode? Behind);
