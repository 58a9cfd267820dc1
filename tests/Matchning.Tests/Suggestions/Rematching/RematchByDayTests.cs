using FluentAssertions;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Suggestions.Rematching;

/// <summary>Lists brought up to date by day must be the lists of a whole run, and nothing that changed may be lost.</summary>
public sealed class RematchByDayTests
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public async Task After_changes_of_every_kind_the_lists_are_those_of_a_whole_run(int seed)
    {
        await using var scene = await RematchScene.StartAsync(seed: seed);
        var before = await scene.ListsAsync();

        await ChangeEverythingAsync(scene, new Random(seed));
        var passes = await scene.RematchAsync();
        await scene.CountAsync();

        var (byDay, anew) = (await scene.ListsAsync(), await scene.ListsAsync(SuggestionState.Building));
        byDay.Select(Content).Should().Equal(anew.Select(Content));
        byDay.Select(Content).Should().NotEqual(before.Select(Content));
        passes.Sum(p => p.RankedWhole).Should().BePositive();
        passes.Sum(p => p.Renewed).Should().BeGreaterThan(passes.Sum(p => p.RankedWhole), "most lists are brought up to date from the changes alone");
    }

    [Fact]
    public async Task A_new_opening_leaves_everything_else_alone_and_ranks_nobody_whole()
    {
        await using var scene = await RematchScene.StartAsync();
        var before = await scene.ListsAsync();
        var opening = Make.Opening(o => (o.Kinds, o.MunicipalityCode) = ((PlaceKinds)15, scene.People[3].Profile!.MunicipalityCode));

        await scene.AddAsync(opening);
        var pass = (await scene.RematchAsync()).Single();

        pass.Should().BeEquivalentTo(new { Requests = 1, Openings = 1, People = 0, RankedWhole = 0 });
        var after = await scene.ListsAsync();
        var has = after.Where(l => l.OpeningIds.Contains(opening.Id)).ToList();
        has.Should().HaveCount(pass.Renewed).And.NotBeEmpty().And.OnlyContain(l => l.RenewedAt == scene.Clock.Now);
        after.Except(has).Zip(before.Where(l => has.All(h => h.ParticipantId != l.ParticipantId)), (a, b) => a.OpeningIds.SequenceEqual(b.OpeningIds) && a.RenewedAt is null)
            .Should().NotBeEmpty().And.OnlyContain(same => same);
        (await scene.WaitingAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_person_who_becomes_protected_leaves_the_lists_and_one_who_comes_gets_one()
    {
        await using var scene = await RematchScene.StartAsync();
        var newcomer = Make.Participant(scene.Unit, change: p => (p.Profile!.OpenTo, p.Profile.MunicipalityCode) = (PlaceKinds.Employment, "0484"));

        await scene.ChangeAsync(db => db.People.Where(p => p.Id == scene.People[0].PersonId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Protection, ProtectionLevel.SecrecyMarked)));
        await scene.ChangeAsync(async db =>
            (await db.Enrolments.Include(e => e.Phases).SingleAsync(e => e.ParticipantId == scene.People[1].Id)).Leave(Matchning.Tests.Ranking.Given.Today));
        await scene.AddAsync(newcomer);
        await scene.RematchAsync();

        var people = (await scene.ListsAsync()).Select(l => l.ParticipantId).ToList();
        people.Should().Contain(newcomer.Id).And.NotContain([scene.People[0].Id, scene.People[1].Id]);
        (await scene.ListOfAsync(newcomer)).Assigned.Should().HaveCount(5);
    }

    private static async Task ChangeEverythingAsync(RematchScene scene, Random random)
    {
        var order = scene.Openings.OrderBy(_ => random.Next()).Select(o => o.Id).ToArray();
        await scene.ChangeAsync(db => db.Openings.Where(o => order.Take(60).Contains(o.Id)).ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, scene.Clock.Now)));
        await scene.ChangeAsync(db => db.Openings.Where(o => order.Skip(60).Take(40).Contains(o.Id)).ExecuteUpdateAsync(o => o
            .SetProperty(x => x.MunicipalityCode, "0180").SetProperty(x => x.HoursPercentMin, 100).SetProperty(x => x.Title, "Vårdbiträde")));
        await scene.ChangeAsync(db => db.Openings.Where(o => order.Skip(80).Take(30).Contains(o.Id)).ExecuteUpdateAsync(o => o
            .SetProperty(x => x.MunicipalityCode, "0484").SetProperty(x => x.Kinds, (PlaceKinds)15)));
        var person = scene.People[5].Id;
        await scene.ChangeAsync(async db => (await db.CompetenceProfiles.SingleAsync(p => p.ParticipantId == person)).MaxCommuteMinutes = 15);
        await scene.AddAsync([.. Enumerable.Range(0, 25).Select(i => Make.Opening(o =>
            (o.MunicipalityCode, o.Kinds, o.HoursPercentMin) = (i % 2 == 0 ? "0484" : null, (PlaceKinds)(i % 16), i % 3 == 0 ? 100 : null)))]);
        await scene.ChangeAsync(db => db.Openings.Where(o => order.Take(5).Contains(o.Id)).ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, (DateTimeOffset?)null)));
    }

    private static string Content(SuggestionList list) => string.Join('|', list.ParticipantId, string.Join(',', list.OpeningIds), string.Join(',', list.Scores),
        string.Join(',', list.Bands), Convert.ToHexString(list.FeatureRows), string.Join(',', list.KeptOut));
}
