using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Participants;
using Matchning.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Fairness;

/// <summary>
/// The lists that rankers which are not on would have made tonight, for everyone who has a list and over the same openings. Nobody sees them; only
/// their differences between groups are kept, so that an administrator has them before a switch.
/// </summary>
public sealed class SilentLists(MatchningDb db, RankerInForce ranker, RankerShelf shelf, TimeProvider clock)
{
    /// <summary>The rankers that can be switched on, but the one given. One whose files are broken makes no lists; its own page says so.</summary>
    internal IReadOnlyList<string> Challengers(string inForce) => [.. shelf.Names.Where(n => n != inForce && CanBeUsed(n))];

    internal async Task<SilentNight> PrepareAsync(long versionId, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var openings = await db.Openings.AsNoTracking().ToMatchOn(today).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        var people = await db.Participants.AsNoTracking().MayBeMatched().Where(p => db.SuggestionLists.Any(l => l.VersionId == versionId && l.ParticipantId == p.Id))
            .OrderBy(p => p.Id).ReadableProfilesAsync(cancellationToken);
        return new(openings.ConvertAll(o => o.ToFacts()), people, today);
    }

    internal IReadOnlyList<ListedOpenings> Of(string rankerName, SilentNight night)
    {
        var engine = ranker.Engine(rankerName);
        var index = engine.Index(night.Openings, night.Day, keepsFacts: false);
        var ids = index.Ids.Select(id => long.Parse(id, CultureInfo.InvariantCulture)).ToArray();
        return [.. night.People.AsParallel().AsOrdered().Select(person =>
        {
            var list = engine.RankShort(person.ToFacts(), index, SuggestMatches.Top);
            return new ListedOpenings(
                person.ParticipantId,
                [.. list.Numbers.Select(n => ids[n])],
                [.. Enumerable.Range(0, list.Count).Select(i => (short)Bands.Of(list.Row(i)))],
                list.Scores[..list.Count]);
        })];
    }

    private bool CanBeUsed(string name)
    {
        try
        {
            shelf.Get(name);
            return true;
        }
        catch (PlainFaultException)
        {
            return false;
        }
    }
}

internal sealed record SilentNight(IReadOnlyList<Ranking.Facts.OpeningFacts> Openings, IReadOnlyList<CompetenceProfile> People, DateOnly Day);
