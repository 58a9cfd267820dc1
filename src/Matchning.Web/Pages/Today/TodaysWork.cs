using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.People.Door;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Today;

/// <summary>What the consultant has done today, and what others have done since yesterday morning that the consultant should know of.</summary>
public sealed class TodaysWork(MatchningDb db, PeopleDoor door, TimeProvider clock)
{
    private const int MostTold = 20;

    /// <summary>Proposals the consultant has decided on since midnight and not taken back.</summary>
    public Task<int> DecidedAsync(Guid consultantId, CancellationToken cancellationToken)
    {
        var midnight = Midnight(0);
        return db.ReviewDecisions.Where(d => d.DecidedById == consultantId && d.DecidedAt >= midnight && d.UndoneAt == null)
            .Select(d => d.ProposalId).Distinct().CountAsync(cancellationToken);
    }

    /// <summary>Employers' own needs that are open, the newest first.</summary>
    public async Task<(int Count, IReadOnlyList<OpenNeed> Newest)> NeedsAsync(int most, CancellationToken cancellationToken)
    {
        var open = db.Openings.AsNoTracking().OpenOn(clock.Today());
        // As the list of needs counts them: what is sent twice is one.
        var needs = open.Where(o => o.EmployerNeedId != null
            && (o.Likeness == null || !open.Any(other => other.Likeness == o.Likeness && other.Id < o.Id)));
        var yesterday = Midnight(1);
        var newest = await needs.OrderByDescending(o => o.EmployerNeed!.CreatedAt).ThenByDescending(o => o.Id).Take(most)
            .Select(o => new OpenNeed(o.Id, Opening.OwnTitleOf(o.Title, o.EmployerNeedId, o.OccupationLabel), o.EmployerName, o.PlaceLabel,
                o.EmployerNeed!.CreatedAt, o.EmployerNeed.CreatedAt >= yesterday))
            .ToListAsync(cancellationToken);
        return (await needs.CountAsync(cancellationToken), newest);
    }

    /// <summary>Answers and ads that were taken away, about the consultant's own participants. The newest first.</summary>
    public async Task<IReadOnlyList<Happening>> SinceYesterdayAsync(Guid consultantId, CancellationToken cancellationToken)
    {
        var yesterday = Midnight(1);
        var own = db.Proposals.AsNoTracking().Where(p => p.Participant.ConsultantId == consultantId);
        var answers = await own
            .Where(p => p.StateSince >= yesterday
                && (p.State == ProposalState.Agreed || p.State == ProposalState.DeclinedByParticipant || p.State == ProposalState.DeclinedByEmployer))
            .OrderByDescending(p => p.StateSince).ThenBy(p => p.Id).Take(MostTold)
            .Select(p => new Happening(p.StateSince, p.ParticipantId,
                Opening.OwnTitleOf(p.Opening.Title, p.Opening.EmployerNeedId, p.Opening.OccupationLabel), p.Opening.EmployerName, p.State))
            .ToListAsync(cancellationToken);
        var takenAway = db.Openings.TakenAway().Where(o => o.ClosedAt >= yesterday);
        var gone = await own
            .Where(p => (p.State == ProposalState.AskedParticipant || p.State == ProposalState.SentToEmployer || p.State == ProposalState.Dialogue)
                && takenAway.Any(o => o.Id == p.OpeningId))
            .OrderByDescending(p => p.Opening.ClosedAt).ThenBy(p => p.Id).Take(MostTold)
            .Select(p => new Happening(p.Opening.ClosedAt!.Value, p.ParticipantId,
                Opening.OwnTitleOf(p.Opening.Title, p.Opening.EmployerNeedId, p.Opening.OccupationLabel), p.Opening.EmployerName, null))
            .ToListAsync(cancellationToken);
        return await door.NamedAsync([.. answers.Concat(gone).OrderByDescending(h => h.At)], h => h.ParticipantId, (h, name) => h with { Name = name }, "sedan i går", cancellationToken);
    }

    /// <summary>Needs that came in since yesterday morning, whether or not they are still open.</summary>
    public Task<int> NewNeedsAsync(CancellationToken cancellationToken)
    {
        var yesterday = Midnight(1);
        return db.EmployerNeeds.CountAsync(n => n.CreatedAt >= yesterday, cancellationToken);
    }

    private DateTimeOffset Midnight(int daysAgo) => SwedishTime.Moment(clock.Today().AddDays(-daysAgo).ToDateTime(TimeOnly.MinValue));
}

/// <param name="IsNew">Came since yesterday morning.</param>
public sealed record OpenNeed(
    long OpeningId, string? OwnTitle, string? EmployerName, string? PlaceLabel, DateTimeOffset CameAt, bool IsNew);

/// <param name="Answer">Null when the ad was taken away while an answer was waited for.</param>
public sealed record Happening(DateTimeOffset At, Guid ParticipantId, string? OwnTitle, string? EmployerName, ProposalState? Answer)
{
    public PersonName Name { get; init; } = null!;

    public string ShortName => Name.ShortName;
}
