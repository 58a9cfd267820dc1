using FluentAssertions;
using Matchning.Meeting.Proposals;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Proposals;

public sealed class ProposalReviewTests
{
    [Fact]
    public async Task Three_proposals_get_three_different_decisions()
    {
        await using var scene = await ReviewScene.StartAsync();

        var results = new[]
        {
            await scene.DecideAsync(scene.Request(0, ReviewChoice.Propose)),
            await scene.DecideAsync(scene.Request(1, ReviewChoice.SaveForLater)),
            await scene.DecideAsync(scene.Request(2, ReviewChoice.NotNow)),
        };

        results.Select(r => r.Result).Should().AllBeEquivalentTo(ReviewResult.Done);
        (await scene.ProposalAsync(0)).State.Should().Be(ProposalState.AskedParticipant);
        (await scene.ProposalAsync(1)).Current!.SavedUntil.Should().Be(Make.Today.AddDays(3));
        (await scene.ProposalAsync(2)).Current!.Reason.Should().Be(NotNowReason.TravelOrHours);
        (await scene.QueueAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_proposal_keeps_what_it_was_shown_with()
    {
        await using var scene = await ReviewScene.StartAsync();

        await scene.DecideAsync(scene.Request(1));

        var proposal = await scene.ProposalAsync(1);
        proposal.Should().BeEquivalentTo(new { Rank = 2, Score = 0.9f, Band = (short)1, VersionId = scene.Version.Id, RankerName = "rule", SchemaId = "schema-1" });
        proposal.FeatureRow.Should().Equal(1, 7);
        proposal.ListOpeningIds.Should().Equal(scene.Openings.Select(o => o.Id));
    }

    [Fact]
    public async Task An_undone_decision_stays_written_and_the_pair_comes_back()
    {
        await using var scene = await ReviewScene.StartAsync();
        var decision = (await scene.DecideAsync(scene.Request(0))).DecisionId!.Value;

        var undone = await scene.UndoAsync(decision);

        undone.Should().Be(UndoResult.Done);
        (await scene.UndoAsync(decision)).Should().Be(UndoResult.Repeated);
        (await scene.ProposalAsync(0)).Decisions.Should().ContainSingle().Which.UndoneById.Should().Be(scene.Consultant.Id);
        (await scene.QueueAsync()).Single().Pairs.Should().HaveCount(3);
    }

    [Fact]
    public async Task After_an_undo_the_pair_can_be_decided_again()
    {
        await using var scene = await ReviewScene.StartAsync();
        var first = await scene.DecideAsync(scene.Request(0, ReviewChoice.NotNow));
        await scene.UndoAsync(first.DecisionId!.Value);

        var second = await scene.DecideAsync(scene.Request(0));

        second.Result.Should().Be(ReviewResult.Done);
        (await scene.ProposalAsync(0)).Decisions.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_both_said_yes_to_cannot_be_undone()
    {
        await using var scene = await ReviewScene.StartAsync();
        await scene.AgreedProposalAsync();

        var undone = await scene.UndoAsync((await scene.ProposalAsync(0)).Current!.Id);

        undone.Should().Be(UndoResult.TooLate);
    }

    [Fact]
    public async Task The_same_form_sent_many_times_at_once_has_one_effect()
    {
        await using var scene = await ReviewScene.StartAsync();
        var request = scene.Request(0);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => scene.DecideAsync(request)));

        results.Count(r => r.Result == ReviewResult.Done).Should().Be(1);
        results.Count(r => r.Result == ReviewResult.Repeated).Should().Be(7);
        (await scene.ProposalAsync(0)).Decisions.Should().ContainSingle();
    }

    [Fact]
    public async Task Two_colleagues_on_one_pair_do_not_overwrite_each_other()
    {
        await using var scene = await ReviewScene.StartAsync();
        await scene.UndoAsync((await scene.DecideAsync(scene.Request(0))).DecisionId!.Value);

        var results = await Task.WhenAll(scene.DecideAsync(scene.Request(0)), scene.DecideAsync(scene.Request(0, ReviewChoice.NotNow)));

        results.Select(r => r.Result).Should().BeEquivalentTo([ReviewResult.Done, ReviewResult.AlreadyDecided]);
    }

    [Fact]
    public async Task Another_unit_finds_no_such_pair()
    {
        await using var scene = await ReviewScene.StartAsync();
        var other = Make.Unit();
        await scene.AddAsync(other);

        await using var db = scene.PageOf(other);
        var review = new ProposalReview(db, scene.Clock);

        (await review.DecideAsync(scene.Request(0))).Result.Should().Be(ReviewResult.NoSuchPair);
        var decision = await scene.DecideAsync(scene.Request(0));
        (await review.UndoAsync(decision.DecisionId!.Value, scene.Consultant.Id)).Should().Be(UndoResult.NoSuchDecision);
    }

    [Theory]
    [InlineData(ReviewChoice.NotNow, ReviewResult.ReasonMissing)]
    [InlineData(ReviewChoice.SaveForLater, ReviewResult.DayMissing)]
    public async Task A_reason_and_a_day_are_asked_for(ReviewChoice choice, ReviewResult expected)
    {
        await using var scene = await ReviewScene.StartAsync();

        var reviewed = await scene.DecideAsync(scene.Request(0, choice) with { Reason = null, SavedUntil = Make.Today });

        reviewed.Result.Should().Be(expected);
    }

    [Fact]
    public async Task A_closed_opening_cannot_be_decided()
    {
        await using var scene = await ReviewScene.StartAsync();
        await scene.ChangeAsync(db => db.Openings.Where(o => o.Id == scene.Openings[0].Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.ClosedAt, Make.Now)));

        (await scene.DecideAsync(scene.Request(0))).Result.Should().Be(ReviewResult.OpeningClosed);
    }

    [Fact]
    public async Task A_pair_that_no_list_has_is_refused_unless_its_ranking_is_given()
    {
        await using var scene = await ReviewScene.StartAsync();
        var outside = Make.Opening();
        await scene.AddAsync(outside);
        var request = scene.Request(0) with { OpeningId = outside.Id };

        (await scene.DecideAsync(request)).Result.Should().Be(ReviewResult.NoSuchPair);
        (await scene.DecideAsync(request with { Unlisted = new(0.5f, 1, "rule", "schema-1", [1, 2]) })).Result.Should().Be(ReviewResult.Done);
    }
}
