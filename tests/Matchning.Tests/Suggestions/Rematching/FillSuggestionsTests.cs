using FluentAssertions;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Suggestions.Rematching;

/// <summary>What a night proposed stands by day; what fell away is filled up, never past five and never past an opening's room.</summary>
public sealed class FillSuggestionsTests
{
    [Fact]
    public async Task The_nights_proposals_stand_and_those_that_fell_away_are_filled_up_from_the_top()
    {
        await using var scene = await RematchScene.StartAsync(people: 12);
        var before = (await scene.ListsAsync()).First(l => l.Assigned!.Length == 5 && l.OpeningIds.Length == SuggestMatches.Top);
        var proposed = Proposed(before);

        await CloseAsync(scene, proposed[0], proposed[3]);
        await scene.RematchAsync();

        var after = (await scene.ListsAsync()).Single(l => l.ParticipantId == before.ParticipantId);
        after.Assigned.Should().HaveCount(5).And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
        Proposed(after).Should().Contain([proposed[1], proposed[2], proposed[4]]).And.NotContain([proposed[0], proposed[3]]);
        after.OpeningIds.Should().HaveCount(SuggestMatches.Top, "the list is filled up from what came after it");
    }

    [Fact]
    public async Task A_better_opening_by_day_comes_into_the_list_and_pushes_no_proposal_out()
    {
        await using var scene = await RematchScene.StartAsync(people: 12);
        var before = (await scene.ListsAsync()).ToDictionary(l => l.ParticipantId, Proposed);
        var opening = Make.Opening(o => (o.Kinds, o.ClosesOn) = ((PlaceKinds)15, null));

        await scene.AddAsync(opening);
        await scene.RematchAsync();

        var has = (await scene.ListsAsync()).Where(l => l.OpeningIds.Contains(opening.Id) && before[l.ParticipantId].Length == 5).ToList();
        has.Should().NotBeEmpty();
        foreach (var list in has) Proposed(list).Should().BeEquivalentTo(before[list.ParticipantId]);
    }

    [Fact]
    public async Task An_opening_with_one_place_is_proposed_to_three_people_by_day_too()
    {
        await using var scene = await RematchScene.StartAsync(people: 2, openings: 1);
        var people = Enumerable.Range(0, 6).Select(_ => Make.Participant(scene.Unit, change: p => p.Profile!.OpenTo = (PlaceKinds)15)).ToArray();
        await scene.AddAsync(people);
        var opening = Make.Opening(o => (o.Kinds, o.ClosesOn, o.Places) = ((PlaceKinds)15, null, 1));

        await scene.AddAsync(opening);
        await scene.RematchAsync();

        var lists = (await scene.ListsAsync()).Where(l => l.OpeningIds.Contains(opening.Id)).ToList();
        lists.Should().HaveCountGreaterThan(5);
        lists.Count(l => Proposed(l).Contains(opening.Id)).Should().Be(3);
    }

    private static long[] Proposed(SuggestionList list) => [.. list.Assigned!.Select(r => list.OpeningIds[r - 1])];

    private static Task CloseAsync(RematchScene scene, params long[] openings) => scene.ChangeAsync(db =>
        db.Openings.Where(o => openings.Contains(o.Id)).ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, scene.Clock.Now)));
}
