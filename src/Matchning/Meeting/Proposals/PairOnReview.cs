using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Suggestions;
using Matchning.People.Door;
using Matchning.People.Participants;
using Matchning.Ranking.Features;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Proposals;

/// <summary>
/// Everything the review page shows about one pair, as the newest whole list had it. A pair that no list has yet, as with a
/// need from today, is ranked by itself; one that a hard limit keeps out is no pair (domain rule 10).
/// </summary>
public sealed class PairOnReview(MatchningDb db, PeopleDoor door, RankerInForce ranker, TimeProvider clock)
{
    /// <summary>Null when there is no such pair for this unit, or the person is protected (domain rules 18 and 19).</summary>
    public async Task<ReviewedPair?> FindAsync(Guid participantId, long openingId, CancellationToken cancellationToken = default)
    {
        await door.OpenAsync(participantId, cancellationToken);
        var participant = await db.Participants.AsNoTracking().Include(p => p.Profile)
            .SingleOrDefaultAsync(p => p.Id == participantId && !p.IsProtected, cancellationToken);
        var opening = await db.Openings.AsNoTracking().SingleOrDefaultAsync(o => o.Id == openingId, cancellationToken);
        if (participant?.Profile is not { } profile || opening is null) return null;
        if (await door.ReadAsync(participantId, "granska ett förslag", cancellationToken) is not { } name) return null;

        var proposal = await db.Proposals.AsNoTracking().Include(p => p.Decisions)
            .SingleOrDefaultAsync(p => p.ParticipantId == participantId && p.OpeningId == openingId, cancellationToken);
        var place = await ListedPlaceAsync(participantId, openingId, cancellationToken)
            ?? (proposal is null ? null : new(proposal.Rank, proposal.Band, proposal.CreatedAt, proposal.RankerName));
        var unlisted = place is null ? await RankAloneAsync(profile, opening, cancellationToken) : null;
        place ??= unlisted is null ? null : new(0, unlisted.Band, null, unlisted.RankerName);
        if (place is null) return null;

        var municipality = await db.Municipalities.Where(m => m.Code == profile.MunicipalityCode).Select(m => m.Label).SingleOrDefaultAsync(cancellationToken);
        var isOpen = opening.ClosedAt is null && !(opening.ClosesOn < clock.Today());
        return new(name.ShortName, name.FirstName, profile, municipality, opening, isOpen, proposal, place, unlisted);
    }

    private async Task<UnlistedPair?> RankAloneAsync(CompetenceProfile profile, Opening opening, CancellationToken cancellationToken)
    {
        var name = await ranker.NameAsync(cancellationToken);
        var pair = ranker.Engine(name).ScoreOne(profile.ToFacts(), opening.ToFacts(), clock.Today());
        return pair.Gate.IsOpen ? new(pair.Score, (short)pair.Band, name, FeatureSchema.Id, pair.FeatureRow) : null;
    }

    private async Task<ListedPlace?> ListedPlaceAsync(Guid participantId, long openingId, CancellationToken cancellationToken)
    {
        var listed = await (
            from list in db.SuggestionLists.AsNoTracking()
            join version in db.SuggestionVersions on list.VersionId equals version.Id
            where list.ParticipantId == participantId && version.State != SuggestionState.Building && list.OpeningIds.Contains(openingId)
            orderby list.VersionId descending
            select new { list.OpeningIds, list.Bands, CountedAt = list.RenewedAt ?? version.CompletedAt, version.RankerName }).FirstOrDefaultAsync(cancellationToken);
        if (listed is null) return null;
        var index = Array.IndexOf(listed.OpeningIds, openingId);
        return new(index + 1, listed.Bands[index], listed.CountedAt, listed.RankerName)
        {
            NextOpeningId = index + 1 < listed.OpeningIds.Length ? listed.OpeningIds[index + 1] : null,
        };
    }
}

public sealed record ReviewedPair(
    string ShortName, string FirstName, CompetenceProfile Profile, string? Municipality, Opening Opening, bool IsOpen, Proposal? Proposal, ListedPlace Place,
    UnlistedPair? Unlisted);

/// <param name="Rank">1 first; 0 for a pair that stood in no list.</param>
public sealed record ListedPlace(int Rank, short Band, DateTimeOffset? CountedAt, string RankerName)
{
    /// <summary>What stands after it in the same list; null for the last.</summary>
    public long? NextOpeningId { get; init; }
}
