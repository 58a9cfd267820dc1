using FluentAssertions;
using Matchning.Meeting.Proposals;
using Matchning.People.Participants;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Proposals;

public sealed class ProposalQueueTests
{
    [Fact]
    public async Task A_consultant_sees_the_current_list_best_first()
    {
        await using var scene = await ReviewScene.StartAsync();

        var queue = await scene.QueueAsync();

        queue.Should().ContainSingle().Which.Pairs.Select(p => p.OpeningId).Should().Equal(scene.Openings.Select(o => o.Id));
    }

    [Theory]
    [InlineData(ProtectionLevel.SecrecyMarked)]
    [InlineData(ProtectionLevel.ProtectedRegistration)]
    [InlineData(ProtectionLevel.LocalDecision)]
    public async Task A_protected_person_is_never_in_the_queue(ProtectionLevel level)
    {
        await using var scene = await ReviewScene.StartAsync(p => p.Person.Protection = level);

        (await scene.QueueAsync()).Should().BeEmpty();
        (await scene.DecideAsync(scene.Request(0))).Result.Should().Be(ReviewResult.NoSuchPair);
    }

    [Fact]
    public async Task Another_unit_sees_nothing()
    {
        await using var scene = await ReviewScene.StartAsync();
        var other = Make.Unit();
        await scene.AddAsync(other);

        await using var db = scene.PageOf(other);
        var queue = new ProposalQueue(db, scene.Door(db), scene.Clock);

        (await queue.ForConsultantAsync(scene.Consultant.Id, TestContext.Current.CancellationToken)).Should().BeEmpty();
        (await queue.ForParticipantAsync(scene.Participant.Id, TestContext.Current.CancellationToken)).Should().BeNull();
    }

    [Fact]
    public async Task A_closed_opening_drops_out()
    {
        await using var scene = await ReviewScene.StartAsync();
        await scene.ChangeAsync(db => db.Openings.Where(o => o.Id == scene.Openings[0].Id)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.ClosesOn, Make.Today.AddDays(-1))));

        (await scene.QueueAsync()).Single().Pairs.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_saved_one_is_gone_until_its_day_and_then_comes_back_first()
    {
        await using var scene = await ReviewScene.StartAsync();
        await scene.DecideAsync(scene.Request(2, ReviewChoice.SaveForLater));

        (await scene.QueueAsync()).Single().Pairs.Should().HaveCount(2).And.NotContain(p => p.IsBack);
        scene.Clock.Now = Make.Now.AddDays(3);

        var first = (await scene.QueueAsync()).Single().Pairs[0];
        first.Should().BeEquivalentTo(new { OpeningId = scene.Openings[2].Id, IsBack = true, Rank = 3 });
    }

    [Fact]
    public async Task A_decision_does_not_pull_one_more_into_the_nights_share()
    {
        await using var scene = await ReviewScene.StartAsync(openings: 12);

        await scene.DecideAsync(scene.Request(0));

        (await scene.QueueAsync()).Single().Pairs.Should().HaveCount(ProposalQueue.PerParticipant - 1);
    }

    [Fact]
    public async Task What_was_assigned_comes_as_tonights_and_the_rest_of_the_list_after_it()
    {
        await using var scene = await ReviewScene.StartAsync(openings: 12);
        await scene.ChangeAsync(db => db.SuggestionLists.ExecuteUpdateAsync(l => l.SetProperty(x => x.Assigned, new short[] { 2, 5, 9 })));
        await scene.DecideAsync(scene.Request(4));

        var queued = (await scene.QueueAsync()).Single();

        queued.Pairs.Select(p => p.Rank).Should().Equal(2, 9);
        queued.More.Select(p => p.Rank).Should().Equal(1, 3, 4, 6, 7, 8, 10, 11, 12);
        queued.Decided.Should().Be(1);
    }

    [Fact]
    public async Task The_one_who_has_waited_longest_comes_first()
    {
        await using var scene = await ReviewScene.StartAsync();
        var longest = Make.Participant(scene.Unit, scene.Consultant);
        longest.Enrolments[0] = new Enrolment { UnitId = scene.Unit.Id, ParticipantId = longest.Id, ReferredOn = Make.Today.AddDays(-97) };
        longest.Enrolments[0].Enter(Phase.Planning, longest.Enrolments[0].ReferredOn);
        var placed = Make.Participant(scene.Unit, scene.Consultant, p => p.Enrolments[0].FirstMeasureOn = Make.Today);
        await scene.AddAsync(longest, placed);
        await scene.AddAsync(Make.List(scene.Version, placed, scene.Openings), Make.List(scene.Version, longest, scene.Openings));

        (await scene.QueueAsync()).Select(p => p.ParticipantId).Should().Equal(longest.Id, scene.Participant.Id, placed.Id);
    }

    [Fact]
    public async Task A_colleagues_participant_is_not_in_my_queue()
    {
        await using var scene = await ReviewScene.StartAsync(p => p.ConsultantId = null);

        (await scene.QueueAsync()).Should().BeEmpty();
    }
}
