using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.People.Participants;
using Matchning.Ranking.Reasons;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Matching;

/// <summary>
/// Why an opening stands before the next in a person's list, told live by the ranker that made the list. Says nothing when facts have changed
/// since, so that the order would be another today.
/// </summary>
public sealed class ContrastWithNext(MatchningDb db, RankerInForce ranker, TimeProvider clock)
{
    private const int MostThemes = 3;

    /// <param name="profile">The person's, as it is now.</param>
    /// <param name="opening">The one that stands first.</param>
    /// <param name="nextOpeningId">The one after it in the list.</param>
    /// <param name="rankerName">The ranker of the list.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>Null when there is nothing true to tell.</returns>
    public async Task<NextContrast?> TellAsync(
        CompetenceProfile profile, Opening opening, long nextOpeningId, string rankerName, CancellationToken cancellationToken)
    {
        if (await db.Openings.AsNoTracking().SingleOrDefaultAsync(o => o.Id == nextOpeningId, cancellationToken) is not { } next) return null;
        var engine = ranker.Engine(rankerName);
        var person = profile.ToFacts();
        var (first, second) = (engine.ScoreOne(person, opening.ToFacts(), clock.Today()), engine.ScoreOne(person, next.ToFacts(), clock.Today()));
        var contrast = engine.Contrast(first, second);
        var isInBandOrder = first.Band > second.Band;
        ContrastCode[] ahead = [.. contrast.Ahead.Where(t => t.IsInTheFacts).Select(t => t.Code).Take(isInBandOrder ? MostThemes - 1 : MostThemes)];
        var isInScoreOrder = contrast.Difference > 0 && ahead.Length > 0;
        if (first.Band < second.Band || (!isInBandOrder && !isInScoreOrder)) return null;
        var behind = contrast.Behind.FirstOrDefault(t => t.IsInTheFacts)?.Code;
        return new(next.Id, next.OwnTitle, next.EmployerName, isInBandOrder ? (first.Band, second.Band) : null, ahead, behind);
    }
}
