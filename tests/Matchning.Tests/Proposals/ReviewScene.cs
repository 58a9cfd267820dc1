using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Door;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Tests.Proposals;

/// <summary>A unit with one consultant, one participant and a current list of three openings, in a database of its own.</summary>
public sealed class ReviewScene : IAsyncDisposable
{
    private readonly TestDatabase _database = new();

    public FixedClock Clock { get; } = new();

    public Unit Unit { get; } = Make.Unit();

    public Account Consultant { get; private set; } = null!;

    public Participant Participant { get; private set; } = null!;

    public SuggestionVersion Version { get; } = Make.Version();

    public Opening[] Openings { get; private set; } = [];

    public static async Task<ReviewScene> StartAsync(Action<Participant>? change = null, int openings = 3)
    {
        var scene = new ReviewScene();
        await scene._database.InitializeAsync();
        scene.Consultant = Make.Consultant(scene.Unit);
        scene.Participant = Make.Participant(scene.Unit, scene.Consultant, change);
        scene.Openings = [.. Enumerable.Range(0, openings).Select(_ => Make.Opening())];
        await scene.AddAsync([scene.Unit, scene.Consultant, scene.Participant, scene.Version, .. scene.Openings]);
        await scene.AddAsync(Make.List(scene.Version, scene.Participant, scene.Openings));
        return scene;
    }

    /// <summary>A context with the rights of the unit's pages.</summary>
    public MatchningDb Page() => _database.PageOf(Consultant);

    public MatchningDb PageOf(Unit other) => _database.PageOf(other.Id);

    /// <summary>The door as the consultant's pages have it.</summary>
    public PeopleDoor Door(MatchningDb db) => Make.Door(db, Clock);

    public MatchningDb All() => _database.Open();

    public async Task AddAsync(params object[] rows)
    {
        await using var db = All();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async Task<T> ChangeAsync<T>(Func<MatchningDb, Task<T>> work)
    {
        await using var db = All();
        var result = await work(db);
        await db.SaveChangesAsync();
        return result;
    }

    public ReviewRequest Request(int opening, ReviewChoice choice = ReviewChoice.Propose) => new()
    {
        ParticipantId = Participant.Id,
        OpeningId = Openings[opening].Id,
        Choice = choice,
        Reason = choice == ReviewChoice.NotNow ? NotNowReason.TravelOrHours : null,
        SavedUntil = choice == ReviewChoice.SaveForLater ? Make.Today.AddDays(3) : null,
        OperationId = Guid.NewGuid(),
        By = Consultant.Id,
    };

    public async Task<Reviewed> DecideAsync(ReviewRequest request)
    {
        await using var db = Page();
        return await new ProposalReview(db, Clock).DecideAsync(request);
    }

    public async Task<UndoResult> UndoAsync(Guid decisionId)
    {
        await using var db = Page();
        return await new ProposalReview(db, Clock).UndoAsync(decisionId, Consultant.Id);
    }

    public async Task<IReadOnlyList<QueuedParticipant>> QueueAsync()
    {
        await using var db = Page();
        return await new ProposalQueue(db, Door(db), Clock).ForConsultantAsync(Consultant.Id);
    }

    public async Task<Proposal> ProposalAsync(int opening)
    {
        await using var db = Page();
        return await db.Proposals.AsNoTracking().Include(p => p.Decisions).SingleAsync(p => p.OpeningId == Openings[opening].Id);
    }

    public async Task<Guid> AgreedProposalAsync()
    {
        await DecideAsync(Request(0));
        var proposal = await ProposalAsync(0);
        await using var db = Page();
        await new AgreeProposal(db, Clock).AgreeAsync(proposal.Id);
        return proposal.Id;
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();
}
