using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Assigning;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Suggestions.Assigning;

public sealed class AssignSuggestionsTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly Unit _unit = Make.Unit();
    private readonly SuggestionVersion _version = Make.Version(v => (v.State, v.CompletedAt) = (SuggestionState.Building, null));
    private Service _service = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _service = Service.On(_database, clock: new FixedClock());
        await AddAsync(_unit, _version);
    }

    [Fact]
    public async Task An_opening_is_proposed_to_three_people_a_place_and_everyone_gets_their_five()
    {
        var (people, openings) = await UnitAsync(people: 8, openings: 20);

        var counts = await AssignAsync();

        var lists = await ListsAsync();
        lists.Should().OnlyContain(l => l.Assigned!.Length == 5);
        lists.SelectMany(l => l.Assigned!.Select(rank => l.OpeningIds[rank - 1])).CountBy(o => o).Should().OnlyContain(o => o.Value <= 3);
        counts.Should().Contain(new StepCount("participants_with_proposals", people.Length)).And.Contain(new StepCount("assigned", 40))
            .And.Contain(new StepCount("openings_used_unassigned", 5)).And.Contain(new StepCount("most_per_opening_unassigned", 8))
            .And.Contain(new StepCount("most_per_opening", 3)).And.Contain(new StepCount("openings_listed", openings.Length));
    }

    [Fact]
    public async Task The_version_becomes_current_with_its_assignment_and_not_before()
    {
        await UnitAsync(people: 2, openings: 3);
        (await StateAsync()).Should().Be(SuggestionState.Building);

        await AssignAsync();

        (await StateAsync()).Should().Be(SuggestionState.Current);
        (await ListsAsync()).Should().OnlyContain(l => l.Assigned != null);
    }

    [Fact]
    public async Task A_run_that_has_lost_its_lease_leaves_nothing_half()
    {
        await UnitAsync(people: 2, openings: 3);
        await AddAsync(new Lease { Name = "night", FencingNumber = 9, ExpiresAt = Make.Now.AddHours(1) });

        var late = () => AssignAsync(fencingNumber: 8);

        await late.Should().ThrowAsync<RunAlreadyGoingException>();
        (await StateAsync()).Should().Be(SuggestionState.Building);
        (await ListsAsync()).Should().OnlyContain(l => l.Assigned == null);
    }

    [Fact]
    public async Task Without_new_lists_it_says_what_to_do()
    {
        await AssignAsync();

        var again = () => AssignAsync();

        await again.Should().ThrowAsync<Matchning.Floor.Data.PlainFaultException>().WithMessage("Det finns inga nyräknade förslag*");
    }

    [Theory]
    [InlineData(ReviewChoice.Propose, 2)]
    [InlineData(ReviewChoice.SaveForLater, 2)]
    [InlineData(ReviewChoice.NotNow, 3)]
    public async Task A_decided_pair_is_not_picked_again_and_takes_room_only_while_it_is_open(ReviewChoice choice, int othersProposed)
    {
        var (people, openings) = await UnitAsync(people: 4, openings: 1);
        await DecideAsync(people[0], openings[0], choice);

        await AssignAsync();

        var lists = await ListsAsync();
        lists.Single(l => l.ParticipantId == people[0].Id).Assigned.Should().BeEmpty();
        lists.Sum(l => l.Assigned!.Length).Should().Be(othersProposed);
    }

    [Fact]
    public async Task An_agreed_proposal_fills_its_place()
    {
        var (people, openings) = await UnitAsync(people: 6, openings: 2);
        var agreed = await DecideAsync(people[0], openings[0], ReviewChoice.Propose);
        await ChangeAsync(agreed, p => p.Agree(Make.Now));

        await AssignAsync();

        var picked = (await ListsAsync()).SelectMany(l => l.Assigned!.Select(rank => l.OpeningIds[rank - 1])).CountBy(o => o).ToDictionary();
        picked.Should().BeEquivalentTo(new Dictionary<long, int> { [openings[1].Id] = 3 });
    }

    [Fact]
    public async Task The_one_who_has_waited_longest_for_a_proposal_gets_the_opening_all_want()
    {
        var (people, openings) = await UnitAsync(people: 5, openings: 1);
        foreach (var one in people.Where((_, i) => i != 3)) await DecideAsync(one, await OpeningAsync(), ReviewChoice.NotNow);

        await AssignAsync();

        var lists = await ListsAsync();
        lists.Sum(l => l.Assigned!.Length).Should().Be(3);
        lists.Single(l => l.ParticipantId == people[3].Id).Assigned.Should().Equal([1], "the others had a decision today, this one was referred 40 days ago");
    }

    [Fact]
    public async Task Odd_numbers_of_places_and_empty_lists_are_taken_as_they_are()
    {
        var (people, openings) = await UnitAsync(people: 5, openings: 0);
        var none = await OpeningAsync(o => o.Places = 0);
        var many = await OpeningAsync(o => o.Places = int.MaxValue);
        var closed = await OpeningAsync(o => o.ClosedAt = Make.Now);
        var crowd = Enumerable.Range(0, 5).Select(_ => Make.Participant(_unit)).ToArray();
        await AddAsync([.. crowd]);
        await AddAsync([.. crowd.Select(p => Make.List(_version, p, none, many, closed))]);

        await AssignAsync();

        var picked = (await ListsAsync()).SelectMany(l => l.Assigned!.Select(rank => l.OpeningIds[rank - 1])).CountBy(o => o).ToDictionary();
        picked.Should().BeEquivalentTo(new Dictionary<long, int> { [many.Id] = 5 }, "nobody is proposed to an opening without places");
        (people.Length, openings.Length).Should().Be((5, 0));
    }

    [Theory]
    [InlineData("Assignment:PerPerson", "0", "Assignment__PerPerson ska vara ett heltal från 1 till 50*")]
    [InlineData("Assignment:PeoplePerPlace", "0", "Assignment__PeoplePerPlace ska vara ett heltal från 1 till 100*")]
    [InlineData("Assignment:PerPerson", "fem", "Inställningen Assignment__PerPerson är ”fem”, och det går inte att läsa.")]
    public async Task A_setting_that_cannot_be_is_told_in_one_line(string key, string value, string line)
    {
        await using var service = Service.On(_database, null, null, (key, value));

        var assign = () => service.UseAsync<AssignSuggestions, int>(a => Task.FromResult(0));

        Matchning.Floor.Data.PlainFault.Explain((await assign.Should().ThrowAsync<Exception>()).Which).Should().Match(line);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<(Participant[] People, Opening[] Openings)> UnitAsync(int people, int openings)
    {
        var crowd = Enumerable.Range(0, people).Select(_ => Make.Participant(_unit)).ToArray();
        var places = Enumerable.Range(0, openings).Select(_ => Make.Opening()).ToArray();
        await AddAsync([.. crowd, .. places]);
        await AddAsync([.. crowd.Select(p => Make.List(_version, p, places))]);
        return (crowd, places);
    }

    private async Task<Opening> OpeningAsync(Action<Opening>? change = null)
    {
        var opening = Make.Opening(change);
        await AddAsync(opening);
        return opening;
    }

    private async Task<Proposal> DecideAsync(Participant participant, Opening opening, ReviewChoice choice)
    {
        var consultant = Make.Consultant(_unit);
        var proposal = new Proposal
        {
            UnitId = _unit.Id,
            ParticipantId = participant.Id,
            OpeningId = opening.Id,
            Rank = 1,
            Score = 1,
            Band = 2,
            VersionId = _version.Id,
            RankerName = "rule",
            SchemaId = "schema-1",
            FeatureRow = [],
            ListOpeningIds = [opening.Id],
        };
        proposal.Decide(new ReviewDecision { UnitId = _unit.Id, Choice = choice, DecidedById = consultant.Id, DecidedAt = Make.Now.AddHours(-1), OperationId = Guid.NewGuid() });
        await AddAsync(consultant, proposal);
        return proposal;
    }

    private Task<IReadOnlyList<StepCount>> AssignAsync(long? fencingNumber = null) =>
        _service.UseAsync<AssignSuggestions, IReadOnlyList<StepCount>>(a => a.RunAsync(fencingNumber, StepProgress.None, CancellationToken.None));

    private async Task<List<SuggestionList>> ListsAsync()
    {
        await using var db = _database.Open();
        return await db.SuggestionLists.AsNoTracking().ToListAsync();
    }

    private async Task<SuggestionState> StateAsync()
    {
        await using var db = _database.Open();
        return (await db.SuggestionVersions.AsNoTracking().SingleAsync()).State;
    }

    private async Task ChangeAsync(Proposal proposal, Action<Proposal> change)
    {
        await using var db = _database.Open();
        change(await db.Proposals.Include(p => p.Decisions).SingleAsync(p => p.Id == proposal.Id));
        await db.SaveChangesAsync();
    }

    private async Task AddAsync(params object[] rows)
    {
        await using var db = _database.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }
}
