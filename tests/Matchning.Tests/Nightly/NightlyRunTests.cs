using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Participants;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Ranking;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Nightly;

/// <summary>The whole night on real ads: 560 recorded ones over HTTP, a few participants, real PostgreSQL.</summary>
public sealed class NightlyRunTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_night_turns_real_ads_into_suggestions_and_a_second_one_writes_no_ad_row()
    {
        var (participant, secret) = await PeopleAsync();
        await using var replay = await RunningReplay.StartAsync(generated: 200);
        await using var service = Service.On(database, replay.Client.BaseAddress, new StoppedClock(RunningReplay.Now));

        var first = await service.NightAsync();
        var adsAfterFirst = await AdRowsAsync();
        var second = await service.NightAsync();

        (await AdRowsAsync()).Should().Be(adsAfterFirst);
        await using var db = database.Open();
        var current = await db.SuggestionVersions.SingleAsync(v => v.State == SuggestionState.Current);
        var list = await db.SuggestionLists.SingleAsync(l => l.VersionId == current.Id && l.ParticipantId == participant);
        list.OpeningIds.Should().HaveCount(50).And.OnlyHaveUniqueItems();
        list.Scores.Should().BeInDescendingOrder();
        list.Assigned.Should().Equal([1, 2, 3, 4, 5], "nobody else wants them");
        (await db.SuggestionLists.AnyAsync(l => l.ParticipantId == secret)).Should().BeFalse("protected people are never matched");
        (await db.Runs.Where(r => r.Id == first || r.Id == second).Select(r => r.State).ToListAsync()).Should().Equal(RunState.Done, RunState.Done);
        (await db.RunSteps.Where(s => s.RunId == second).OrderBy(s => s.Order).Select(s => s.Name).ToListAsync()).Should().Equal("sync", "extract", "match", "assign", "doors", "fairness", "forget");
    }

    [Fact]
    public async Task A_night_killed_before_its_assignment_shows_nothing_and_the_next_one_leaves_nothing_of_it()
    {
        await PeopleAsync();
        await using var replay = await RunningReplay.StartAsync();
        await using var service = Service.On(database, replay.Client.BaseAddress, new StoppedClock(RunningReplay.Now));
        await service.NightAsync();
        var shown = await VersionsAsync(SuggestionState.Current);

        await service.UseAsync<RunLog, bool>(async log =>
        {
            await using var killed = await log.StartAsync("match", ["match"], CancellationToken.None);
            await killed.StepAsync(SuggestMatches.Declaration, (progress, token) => service.UseAsync<SuggestMatches, IReadOnlyList<StepCount>>(
                match => match.RunAsync(killed.RunId, killed.FencingNumber, progress, token)));
            return true;
        });
        var left = await VersionsAsync(SuggestionState.Building);
        (await VersionsAsync(SuggestionState.Current)).Should().Equal(shown, "lists that are not assigned are not shown");
        await service.NightAsync();

        (await VersionsAsync(SuggestionState.Building)).Should().BeEmpty();
        (await VersionsAsync(SuggestionState.Current)).Should().ContainSingle().Which.Should().BeGreaterThan(left.Single());
        await using var db = database.Open();
        (await db.SuggestionLists.CountAsync(l => l.Assigned == null || l.VersionId == left.Single())).Should().Be(0);
    }

    [Fact]
    public async Task When_matching_fails_the_old_suggestions_stay_readable()
    {
        await PeopleAsync();
        await using var replay = await RunningReplay.StartAsync();
        await using var service = Service.On(database, replay.Client.BaseAddress, new StoppedClock(RunningReplay.Now));
        await service.NightAsync();
        await using (var db = database.Open())
        {
            db.Add(new Matchning.Meeting.Matching.RankerChoice { RankerName = "no-such-model", ChosenAt = RunningReplay.Now });
            await db.SaveChangesAsync();
        }

        var night = () => service.NightAsync();

        (await night.Should().ThrowAsync<Matchning.Floor.Data.PlainFaultException>()).WithMessage("Modellen no-such-model finns inte*");
        await using var after = database.Open();
        (await after.SuggestionVersions.CountAsync(v => v.State == SuggestionState.Current)).Should().Be(1);
        (await after.SuggestionVersions.CountAsync(v => v.State == SuggestionState.Building)).Should().Be(0);
        await after.RankerChoices.ExecuteDeleteAsync();
    }

    private async Task<(Guid Participant, Guid Secret)> PeopleAsync()
    {
        await using var db = database.Open();
        var unit = Make.Unit();
        var participant = Make.Participant(unit, change: p =>
        {
            p.Profile!.MunicipalityCode = "0484";
            p.Profile.Occupations = [Given.Worked("Köksbiträde", 2, 2024)];
        });
        var secret = Make.Participant(unit, change: p => p.Person.Protection = ProtectionLevel.SecrecyMarked);
        db.AddRange(unit, participant, secret);
        await db.SaveChangesAsync();
        return (participant.Id, secret.Id);
    }

    private async Task<List<long>> VersionsAsync(SuggestionState state)
    {
        await using var db = database.Open();
        return await db.SuggestionVersions.Where(v => v.State == state).Select(v => v.Id).ToListAsync();
    }

    private async Task<string> AdRowsAsync()
    {
        await using var db = database.Open();
        return await db.Database.SqlQueryRaw<string>(
            "select md5(string_agg(id || ':' || xmin::text, ',' order by id)) as \"Value\" from external_ads").SingleAsync();
    }
}
