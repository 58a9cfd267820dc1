using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.People.Participants;
using Matchning.Ranking;
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
    public async Task<ToldContrast?> TellAsync(
        CompetenceProfile profile, Opening opening, long nextOpeningId, string rankerName, CancellationToken cancellationToken)
    {
        if (await db.Openings.AsNoTracking().SingleOrDefaultAsync(o => o.Id == nextOpeningId, cancellationToken) is not { } next) return null;
        var engine = ranker.Engine(rankerName);
        var person = profile.ToFacts();
        var (first, second) = (engine.ScoreOne(person, opening.ToFacts(), clock.Today()), engine.ScoreOne(person, next.ToFacts(), clock.Today()));
        var contrast = engine.Contrast(first, second);
        var isInBandOrder = first.Band > second.Band;
        IEnumerable<string> themes = contrast.Ahead.Where(t => t.IsInTheFacts).Select(t => t.Text);
        if (isInBandOrder) themes = themes.Prepend($"den är {Bands.Label(first.Band)} och nästa är {Bands.Label(second.Band)}");
        string[] ahead = [.. themes.Take(MostThemes)];
        return first.Band < second.Band || (!isInBandOrder && contrast.Difference <= 0) || ahead.Length == 0 ? null
            : new(next.Id, next.Title, next.EmployerName, ahead, contrast.Behind.FirstOrDefault(t => t.IsInTheFacts)?.Text);
    }
}

/// <param name="Ahead">What the first has more of, largest first, each to stand after "för att".</param>
/// <param name="Behind">What the next has most more of, if anything.</param>
public sealed record ToldContrast(long NextOpeningId, string NextTitle, string? NextEmployer, IReadOnlyList<string> Ahead, string? Behind)
{
    /// <summary>Title and employer; titles often have the employer already.</summary>
    public string NextName => NextEmployer is null || NextTitle.Contains(NextEmployer, StringComparison.OrdinalIgnoreCase) ? NextTitle : $"{NextTitle}, {NextEmployer}";

    /// <summary>"resan är kortare, kraven är bättre täckta och …".</summary>
    public string Why => Ahead.Count == 1 ? Ahead[0] : $"{string.Join(", ", Ahead.SkipLast(1))} och {Ahead[^1]}";
}
