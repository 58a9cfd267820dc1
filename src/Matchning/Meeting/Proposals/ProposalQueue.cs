using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Suggestions;
using Matchning.People.Door;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Proposals;

/// <summary>
/// What a consultant has left to review: the best openings of the current version for their own participants, less those
/// already decided and those no longer open. Protected people are never here (domain rule 18). The best are those that the
/// assignment picked; the rest of the list comes with them.
/// </summary>
public sealed class ProposalQueue(MatchningDb db, PeopleDoor door, TimeProvider clock)
{
    /// <summary>A person's share of one night where the list is from before there was an assignment: few enough to be gone through in one sitting.</summary>
    public const int PerParticipant = 7;

    // Closed and earlier decided openings are passed over, so more than a share is looked at.
    private const int LookedAt = 60;

    /// <summary>Those who wait for their first measure come first, longest wait first.</summary>
    public async Task<IReadOnlyList<QueuedParticipant>> ForConsultantAsync(Guid consultantId, CancellationToken cancellationToken = default)
    {
        var people = await ReadPeopleAsync(p => p.Where(x => x.ConsultantId == consultantId), cancellationToken);
        return [.. (await FillAsync(people, cancellationToken)).Where(p => p.Pairs.Count > 0)];
    }

    /// <summary>One participant's queue, possibly empty; null when there is no such participant to review.</summary>
    public async Task<QueuedParticipant?> ForParticipantAsync(Guid participantId, CancellationToken cancellationToken = default)
    {
        await door.OpenAsync(participantId, cancellationToken);
        var people = await ReadPeopleAsync(p => p.Where(x => x.Id == participantId), cancellationToken);
        return (await FillAsync(people, cancellationToken)).SingleOrDefault();
    }

    private async Task<List<PersonRow>> ReadPeopleAsync(
        Func<IQueryable<Participant>, IQueryable<Participant>> chosen, CancellationToken cancellationToken)
    {
        var people = await chosen(db.Participants.AsNoTracking())
            .Where(p => !p.IsProtected && p.Enrolments.Any(e => e.ExitedOn == null))
            .Select(p => new PersonRow(
                p.Id,
                p.Enrolments.Where(e => e.ExitedOn == null && e.FirstMeasureOn == null).Select(e => (DateOnly?)e.ReferredOn).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return await door.NamedAsync(people, p => p.Id, (p, name) => p with { Name = name }, "förslag att granska", cancellationToken);
    }

    private async Task<List<QueuedParticipant>> FillAsync(List<PersonRow> people, CancellationToken cancellationToken)
    {
        var ids = people.ConvertAll(p => p.Id);
        var lists = await ReadListsAsync(ids, cancellationToken);
        var decisions = await ReadDecisionsAsync(ids, cancellationToken);
        var openings = await ReadOpeningsAsync(lists.Values, decisions, cancellationToken);
        var byPerson = decisions.ToLookup(d => d.ParticipantId);
        return [.. people
            .Select(p => Queued(p, lists.GetValueOrDefault(p.Id), byPerson[p.Id].ToDictionary(d => d.OpeningId), openings))
            .OrderBy(p => p.WaitingSince is null).ThenBy(p => p.WaitingSince).ThenBy(p => p.ParticipantId)];
    }

    private Task<Dictionary<Guid, ListRow>> ReadListsAsync(List<Guid> ids, CancellationToken cancellationToken) => (
        from list in db.SuggestionLists.AsNoTracking()
        join version in db.SuggestionVersions on list.VersionId equals version.Id
        where version.State == SuggestionState.Current && ids.Contains(list.ParticipantId)
        select new ListRow(list.ParticipantId, version.CompletedAt, list.OpeningIds, list.Bands, list.Assigned, list.RenewedAt))
        .ToDictionaryAsync(l => l.ParticipantId, cancellationToken);

    private Task<List<DecisionRow>> ReadDecisionsAsync(List<Guid> ids, CancellationToken cancellationToken) => (
        from proposal in db.Proposals.AsNoTracking()
        where ids.Contains(proposal.ParticipantId)
        let decision = proposal.Decisions.Where(d => d.UndoneAt == null).OrderByDescending(d => d.DecidedAt).FirstOrDefault()
        where decision != null
        select new DecisionRow(proposal.ParticipantId, proposal.OpeningId, proposal.Band, decision.Choice, decision.SavedUntil, decision.DecidedAt))
        .ToListAsync(cancellationToken);

    private Task<Dictionary<long, OpeningRow>> ReadOpeningsAsync(
        IEnumerable<ListRow> lists, IEnumerable<DecisionRow> decisions, CancellationToken cancellationToken)
    {
        var ids = lists.SelectMany(l => l.OpeningIds.Take(LookedAt)).Concat(decisions.Where(IsBack).Select(d => d.OpeningId)).Distinct().ToArray();
        return db.Openings.AsNoTracking().OpenOn(clock.Today()).Where(o => ids.Contains(o.Id))
            .Select(o => new OpeningRow(o.Id, Opening.OwnTitleOf(o.Title, o.EmployerNeedId, o.OccupationLabel), o.EmployerName))
            .ToDictionaryAsync(o => o.Id, cancellationToken);
    }

    private QueuedParticipant Queued(PersonRow person, ListRow? list, Dictionary<long, DecisionRow> decisions, Dictionary<long, OpeningRow> openings)
    {
        var back = decisions.Values.Where(IsBack).Where(d => openings.ContainsKey(d.OpeningId)).OrderBy(d => d.SavedUntil).ThenBy(d => d.OpeningId)
            .Select(d => Pair(openings[d.OpeningId], RankOf(list, d.OpeningId), d.Band, isBack: true));

        // What was decided since the night still takes its place in the share; else each decision would pull in one more.
        var left = list is null ? [] : Enumerable.Range(0, Math.Min(list.OpeningIds.Length, LookedAt))
            .Where(i => openings.ContainsKey(list.OpeningIds[i]))
            .Where(i => !decisions.TryGetValue(list.OpeningIds[i], out var d) || d.DecidedAt > list.CompletedAt)
            .ToList();
        var share = list?.Assigned is { } assigned ? left.FindAll(i => assigned.Contains((short)(i + 1))) : left.Take(PerParticipant).ToList();
        var fresh = Undecided(share);
        var more = Undecided(left.Except(share));
        return new(person.Id, person.Name.ShortName, person.WaitingSince, [.. back, .. fresh], more, share.Count - fresh.Count) { RenewedAt = list?.RenewedAt };

        List<QueuedPair> Undecided(IEnumerable<int> places) => [.. places.Where(i => !decisions.ContainsKey(list!.OpeningIds[i]))
            .Select(i => Pair(openings[list!.OpeningIds[i]], i + 1, list.Bands[i], isBack: false))];
    }

    private bool IsBack(DecisionRow decision) => decision.Choice == ReviewChoice.SaveForLater && decision.SavedUntil <= clock.Today();

    private static int RankOf(ListRow? list, long openingId) => list is null ? 0 : Array.IndexOf(list.OpeningIds, openingId) + 1;

    private static QueuedPair Pair(OpeningRow opening, int rank, short band, bool isBack) =>
        new(opening.Id, opening.Title, opening.EmployerName, rank, band, isBack);

    private sealed record PersonRow(Guid Id, DateOnly? WaitingSince)
    {
        public PersonName Name { get; init; } = null!;
    }

    private sealed record ListRow(Guid ParticipantId, DateTimeOffset? CompletedAt, long[] OpeningIds, short[] Bands, short[]? Assigned, DateTimeOffset? RenewedAt);

    private sealed record DecisionRow(
        Guid ParticipantId, long OpeningId, short Band, ReviewChoice Choice, DateOnly? SavedUntil, DateTimeOffset DecidedAt);

    private sealed record OpeningRow(long Id, string? Title, string? EmployerName);
}

/// <param name="WaitingSince">Day of referral while no measure has begun; null afterwards.</param>
/// <param name="Pairs">Tonight's proposals, after those that are back.</param>
/// <param name="More">The rest of the list, in order.</param>
/// <param name="Decided">How many of the night's share are decided already.</param>
public sealed record QueuedParticipant(Guid ParticipantId, string ShortName, DateOnly? WaitingSince, IReadOnlyList<QueuedPair> Pairs, IReadOnlyList<QueuedPair> More, int Decided)
{
    /// <summary>When the list was last changed by day; null while it is the night's.</summary>
    public DateTimeOffset? RenewedAt { get; init; }
}

/// <param name="Title">Null for a need that has none of its own.</param>
/// <param name="Rank">Place in the current list, 1 first; 0 when a saved one has left the list.</param>
/// <param name="IsBack">Was saved for later, and its day has come.</param>
public sealed record QueuedPair(long OpeningId, string? Title, string? EmployerName, int Rank, short Band, bool IsBack);
