using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Matching.Told;
using Matchning.People.Participants;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Reasons;
using Matchning.Ranking.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Matching;

/// <summary>
/// Who could be proposed to an opening, in order, told by a positive list of facts and without names (domain rule 9).
/// The other way round from the night's lists, counted when the page is opened.
/// </summary>
public sealed class PeopleForOpening(MatchningDb db, RankerInForce ranker, RankingTaxonomy taxonomy, TimeProvider clock)
{
    private const int MostFacts = 3;

    public async Task<IReadOnlyList<PersonForOpening>> ListAsync(Opening opening, int top, CancellationToken cancellationToken)
    {
        var profiles = await db.Participants.AsNoTracking().MayBeMatched().ReadableProfilesAsync(cancellationToken);
        var engine = await ranker.EngineAsync(cancellationToken);
        var facts = opening.ToFacts();
        return [.. engine
            .RankPeople(facts, profiles.ConvertAll(p => p.ToFacts()), clock.Today(), top)
            .Select(pair => Told(engine, pair, facts))];
    }

    private PersonForOpening Told(RankingEngine engine, RankedPair pair, OpeningFacts opening)
    {
        var person = pair.Participant;
        var reasons = SwedishReasons.Of(engine.Explain(pair));
        return new PersonForOpening(
            Guid.Parse(person.Id),
            pair.Band,
            Work(person, opening),
            person.Languages.Where(l => l.Code == "sv").Select(l => (LanguageLevel?)l.Level).FirstOrDefault(),
            taxonomy.Journeys.To(person, opening)?.Told,
            Requirements(reasons.SpeaksFor, ReasonKind.Met),
            Requirements(reasons.SpeaksAgainst, ReasonKind.Missing));
    }

    // The same work first, then work in the same group, then what the person has done longest.
    private HeldOccupation? Work(ParticipantFacts person, OpeningFacts opening) => person.Occupations
        .OrderByDescending(o => o.ConceptId == opening.OccupationId)
        .ThenByDescending(o => opening.Ssyk4 is not null && taxonomy.Occupation(o.ConceptId)?.Ssyk4 == opening.Ssyk4)
        .ThenByDescending(o => o.Years).ThenBy(o => o.ConceptId, StringComparer.Ordinal)
        .FirstOrDefault();

    private static IReadOnlyList<string> Requirements(IReadOnlyList<ToldReason> reasons, ReasonKind kind) =>
        [.. reasons.Where(r => r.Reason.Kind == kind).Select(r => r.Text).Distinct().Take(MostFacts)];
}

/// <summary>The positive list. The id is for the consultant's own link, never for show.</summary>
/// <param name="TravelMinutes">One way; null when it has to be asked about.</param>
public sealed record PersonForOpening(
    Guid ParticipantId, Band Band, HeldOccupation? Work, LanguageLevel? Swedish, int? TravelMinutes,
    IReadOnlyList<string> Met, IReadOnlyList<string> Missing);
