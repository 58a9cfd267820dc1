using Matchning.Demo;
using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Tests.Support;

/// <summary>Rows of the demo that tests of pages begin from. "Own" are those of the consultant who signs in.</summary>
internal static class DemoRows
{
    private static readonly string Consultant = DemoLogins.OnePerRole.Single(l => l.Role == Role.Consultant).UserName;

    /// <summary>Less those that a test has protected.</summary>
    public static IQueryable<Participant> OwnPeople(this MatchningDb db) =>
        db.Participants.Where(p => p.Person.Protection == ProtectionLevel.None && db.Users.Any(u => u.Id == p.ConsultantId && u.UserName == Consultant));

    public static IQueryable<Participant> ForeignPeople(this MatchningDb db) =>
        db.Participants.Where(p => db.Users.Any(u => u.UserName == Consultant && u.UnitId != p.UnitId));

    /// <summary>An own participant with nothing decided yet, and the first that the night chose. A person that a test has decided about is not given again.</summary>
    public static async Task<(Guid Person, long Opening)> PairAsync(this MatchningDb db)
    {
        var list = await db.SuggestionLists.AsNoTracking()
            .Where(l => l.Assigned!.Length > 2 && !db.Proposals.Any(p => p.ParticipantId == l.ParticipantId) && db.OwnPeople().Any(p => p.Id == l.ParticipantId))
            .OrderBy(l => l.ParticipantId).FirstAsync();
        return (list.ParticipantId, list.OpeningIds[list.Assigned![0] - 1]);
    }

    /// <summary>A proposal about an own participant, proposed and not placed, in the state told.</summary>
    public static async Task<Guid> ProposalAsync(this MatchningDb db, ProposalState state)
    {
        var proposal = await db.Proposals.AsNoTracking()
            .Where(p => db.OwnPeople().Any(o => o.Id == p.ParticipantId) && p.Decisions.Where(d => d.UndoneAt == null).OrderByDescending(d => d.DecidedAt).First().Choice == ReviewChoice.Propose
                && !db.Placements.Any(l => l.ProposalId == p.Id))
            .OrderBy(p => p.Id).FirstAsync();
        await db.Openings.Where(o => o.Id == proposal.OpeningId)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, (DateTimeOffset?)null).SetProperty(x => x.ClosesOn, (DateOnly?)null));
        await db.Proposals.Where(p => p.Id == proposal.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.State, state).SetProperty(x => x.StateSince, TimeProvider.System.GetUtcNow()));
        return proposal.Id;
    }

    public static Task<Guid> ForeignProposalAsync(this MatchningDb db) =>
        db.Proposals.Where(p => db.ForeignPeople().Any(o => o.Id == p.ParticipantId)).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();

    public static Task ProtectAsync(this MatchningDb db, Guid participant) => db.Participants.Where(p => p.Id == participant).Select(p => p.Person)
        .ExecuteUpdateAsync(p => p.SetProperty(x => x.Protection, ProtectionLevel.SecrecyMarked));

    public static Task<string> FirstNameAsync(this MatchningDb db, Guid participant) =>
        db.Participants.Where(p => p.Id == participant).Select(p => p.Person.FirstName).SingleAsync();
}
