using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Fairness;

/// <summary>What each person of a unit got: from tonight's lists, and from what people decided about pairs.</summary>
internal sealed class ReadHistory(MatchningDb db)
{
    // The participant has said yes: the pair went on to the employer, whatever came of it.
    private static readonly ProposalState[] WentFurther = [ProposalState.SentToEmployer, ProposalState.Dialogue, ProposalState.Agreed, ProposalState.DeclinedByEmployer];

    public async Task<List<ListedOpenings>> ListsAsync(Guid unitId, long versionId, CancellationToken cancellationToken) =>
        await db.SuggestionLists.AsNoTracking().Where(l => l.VersionId == versionId && l.UnitId == unitId)
            .Select(l => new ListedOpenings(l.ParticipantId, l.OpeningIds, l.Bands, l.Scores)).ToListAsync(cancellationToken);

    public static Dictionary<FairnessMeasure, Dictionary<Guid, PersonShare>> OfLists(IReadOnlyCollection<ListedOpenings> lists) => new()
    {
        [FairnessMeasure.CloseInTopTen] = TopTen.Close(lists),
        [FairnessMeasure.WeightedTopTen] = TopTen.Weighted(lists),
        [FairnessMeasure.AmongTenForOpening] = TopTen.AmongTen(lists),
    };

    /// <summary>One judgement per pair: the newest in force that says something about fit.</summary>
    public async Task<Dictionary<FairnessMeasure, Dictionary<Guid, PersonShare>>> OfDecisionsAsync(
        Guid unitId, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var decisions = await db.ReviewDecisions.AsNoTracking()
            .Where(d => d.UnitId == unitId && d.UndoneAt == null && d.DecidedAt >= from)
            .OrderByDescending(d => d.DecidedAt).ThenBy(d => d.Id)
            .Select(d => new
            {
                d.ProposalId,
                d.Proposal.ParticipantId,
                d.Choice,
                d.Reason,
                d.Proposal.Rank,
                d.Proposal.State,
                IsPlaced = db.Placements.Any(p => p.ProposalId == d.ProposalId),
            }).ToListAsync(cancellationToken);
        var pairs = decisions.Where(d => FitEvidence.Of(d.Choice, d.Reason) is not null).DistinctBy(d => d.ProposalId).ToList();
        var further = pairs.Where(d => d.IsPlaced || WentFurther.Contains(d.State));
        return new()
        {
            [FairnessMeasure.Accepted] = PerPerson(pairs.Select(d => (d.ParticipantId, d.Choice == ReviewChoice.Propose))),
            // A pair from outside the lists has place 0.
            [FairnessMeasure.FoundInTopTen] = PerPerson(further.Select(d => (d.ParticipantId, d.Rank is >= 1 and <= TopTen.Places))),
        };
    }

    private static Dictionary<Guid, PersonShare> PerPerson(IEnumerable<(Guid ParticipantId, bool IsCounted)> pairs) =>
        pairs.GroupBy(p => p.ParticipantId).ToDictionary(p => p.Key, p => new PersonShare(p.Count(x => x.IsCounted), p.Count()));
}
