using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Rematching;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Suggestions.Rematching;

/// <summary>No change is lost: whoever writes it, whenever it commits, and however it falls together with a night.</summary>
public sealed class RematchQueueTests
{
    [Fact]
    public async Task A_change_while_a_night_is_counting_is_in_the_lists_at_once_and_again_after_the_switch()
    {
        await using var scene = await RematchScene.StartAsync(people: 6, openings: 60);
        await scene.CountAsync();

        var opening = await OpeningForAllAsync(scene);
        await scene.RematchAsync();
        var atOnce = await HavingAsync(scene, opening);
        await scene.SwitchAsync();
        var switched = await HavingAsync(scene, opening);
        await scene.RematchAsync();

        atOnce.Should().BePositive();
        switched.Should().Be(0, "the night read the openings before this one came");
        (await HavingAsync(scene, opening)).Should().Be(atOnce);
        (await scene.WaitingAsync()).Should().Be(0);
    }

    [Fact]
    public async Task What_came_before_a_night_began_is_not_done_again_after_it()
    {
        await using var scene = await RematchScene.StartAsync(people: 6, openings: 60);
        var opening = await OpeningForAllAsync(scene);

        await scene.NightAsync();

        (await HavingAsync(scene, opening)).Should().BePositive();
        (await scene.RematchAsync()).Should().BeEmpty();
        (await scene.WaitingAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_change_that_commits_after_a_later_one_was_done_is_not_passed_over()
    {
        await using var scene = await RematchScene.StartAsync(people: 6, openings: 60);
        await using var slow = scene.Database.Open();
        await using var transaction = await slow.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var first = ForAll();
        slow.Add(first);
        await slow.SaveChangesAsync(TestContext.Current.CancellationToken);

        var second = await OpeningForAllAsync(scene);
        await scene.RematchAsync();
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await scene.RematchAsync();

        (await HavingAsync(scene, first)).Should().BePositive().And.Be(await HavingAsync(scene, second));
    }

    [Fact]
    public async Task A_pass_that_a_night_overtakes_writes_nothing_into_the_old_lists()
    {
        await using var scene = await RematchScene.StartAsync(people: 6, openings: 60);
        var before = await scene.ListsAsync();
        await OpeningForAllAsync(scene);
        await using var night = scene.Database.Open();
        await using var switching = await night.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await night.SuggestionVersions.ExecuteUpdateAsync(v => v.SetProperty(x => x.State, SuggestionState.Old), TestContext.Current.CancellationToken);

        var pass = scene.RematchAsync();
        await Waits.ForLockAsync(scene.Database, 1);
        await switching.CommitAsync(TestContext.Current.CancellationToken);

        (await pass).Should().BeEmpty();
        (await scene.ListsAsync(SuggestionState.Old)).Should().BeEquivalentTo(before, o => o.WithStrictOrdering());
        (await scene.WaitingAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Two_nodes_at_once_do_the_work_once()
    {
        await using var scene = await RematchScene.StartAsync(people: 6, openings: 60);
        var openings = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => OpeningForAllAsync(scene)));

        var passes = (await Task.WhenAll(scene.RematchAsync(), scene.RematchAsync(), scene.RematchAsync())).SelectMany(p => p).ToList();
        passes.AddRange(await scene.RematchAsync());

        passes.Sum(p => p.Requests).Should().Be(12);
        (await scene.ListsAsync()).Should().OnlyContain(l => l.OpeningIds.Distinct().Count() == l.OpeningIds.Length && l.Assigned!.Length <= 5);
        (await HavingAsync(scene, openings[11])).Should().BePositive();
    }

    [Fact]
    public async Task One_that_cannot_be_counted_is_set_aside_and_its_neighbours_go_on()
    {
        await using var scene = await RematchScene.StartAsync(people: 6, openings: 60);
        var good = await OpeningForAllAsync(scene);
        var broken = await OpeningForAllAsync(scene);
        await scene.ChangeAsync(db => db.Database.ExecuteSqlAsync($"update openings set requirements = '[17]' where id = {broken.Id}"));

        var faults = await UntilQuietAsync(scene);

        faults.Should().BePositive();
        (await HavingAsync(scene, good)).Should().BePositive();
        await using var db = scene.Database.Open();
        (await db.RematchRequests.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Should().NotBeEmpty()
            .And.OnlyContain(r => r.OpeningId == broken.Id && r.Attempts == RematchRequest.MostAttempts);
    }

    [Fact]
    public async Task FT_21_A_change_whose_node_dies_each_time_is_set_aside_and_its_neighbours_go_on()
    {
        await using var scene = await RematchScene.StartAsync(people: 6, openings: 60);
        await OpeningForAllAsync(scene);

        // What is left when a node dies at work: the try is counted, and nothing else has happened.
        for (var death = 0; death < RematchRequest.MostAttempts; death++) (await TakeAsync(scene)).Should().ContainSingle();
        var good = await OpeningForAllAsync(scene);
        var passes = await scene.RematchAsync();

        passes.Should().ContainSingle().Which.Requests.Should().Be(1);
        (await HavingAsync(scene, good)).Should().BePositive();
        await using var db = scene.Database.Open();
        (await RematchSetAside.ReadAsync(db, TestContext.Current.CancellationToken)).Openings.Should().Be(1, "the page says so");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FT_22_A_person_who_cannot_be_counted_keeps_no_new_opening_from_the_others(bool comesFirst)
    {
        await using var scene = await RematchScene.StartAsync(people: 6, openings: 60);
        var poisoned = (await scene.ListsAsync())[2].ParticipantId;
        var opening = comesFirst ? null : await OpeningForAllAsync(scene);
        await scene.ChangeAsync(db => db.Database.ExecuteSqlAsync($"update competence_profiles set occupations = '[null]' where participant_id = {poisoned}"));
        opening ??= await OpeningForAllAsync(scene);

        await UntilQuietAsync(scene);

        (await HavingAsync(scene, opening)).Should().BePositive();
        await using var db = scene.Database.Open();
        (await db.RematchRequests.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { ParticipantId = (Guid?)poisoned, Attempts = RematchRequest.MostAttempts });
    }

    [Fact]
    public async Task A_pass_that_a_night_or_a_stop_breaks_off_is_no_try()
    {
        await using var scene = await RematchScene.StartAsync(people: 6, openings: 60);
        await OpeningForAllAsync(scene);
        await using var holding = scene.Database.Open();
        await using var transaction = await holding.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await holding.Database.ExecuteSqlAsync($"select from suggestion_versions for update", TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();

        var pass = scene.Service.UseAsync<RematchByDay, RematchCounts?>(r => r.RunAsync(stop.Token));
        await Waits.ForLockAsync(scene.Database, 1);
        var atWork = await AttemptsAsync(scene);
        await stop.CancelAsync();
        await pass.Awaiting(p => p).Should().ThrowAsync<OperationCanceledException>();

        (atWork, await AttemptsAsync(scene)).Should().Be((1, 0));
    }

    [Fact]
    public void The_count_of_what_is_set_aside_goes_by_the_same_number_of_tries() =>
        RematchSetAside.Create.Should().Contain($"r.attempts >= {RematchRequest.MostAttempts} ");

    [Fact]
    public async Task What_ads_changed_waits_while_a_run_is_going_on_and_a_need_does_not()
    {
        await using var scene = await RematchScene.StartAsync(people: 6, openings: 60);
        var ad = Make.ExternalAd("1");
        await scene.AddAsync(ad);
        var fromAd = await OpeningForAllAsync(scene, ad.Id);
        var need = await OpeningForAllAsync(scene);
        await scene.ChangeAsync(db => db.Leases.ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, DateTimeOffset.UtcNow.AddHours(1))));

        await scene.RematchAsync();
        var during = (await HavingAsync(scene, fromAd), await HavingAsync(scene, need) > 0);
        await scene.ChangeAsync(db => db.Leases.ExecuteDeleteAsync());
        await scene.RematchAsync();

        during.Should().Be((0, true));
        (await HavingAsync(scene, fromAd)).Should().BePositive();
        (await scene.WaitingAsync()).Should().Be(0);
    }

    private static async Task<long[]> TakeAsync(RematchScene scene)
    {
        await using var db = scene.Database.Open();
        var version = await db.SuggestionVersions.SingleAsync(v => v.State == SuggestionState.Current);
        return await new RematchQueue(db).TakeAsync(version.Id, CancellationToken.None);
    }

    private static async Task<int> AttemptsAsync(RematchScene scene)
    {
        await using var db = scene.Database.Open();
        return (await db.RematchRequests.SingleAsync()).Attempts;
    }

    private static async Task<int> UntilQuietAsync(RematchScene scene)
    {
        for (var faults = 0; ; faults++)
        {
            try
            {
                await scene.RematchAsync();
                return faults;
            }
            catch (Exception fault) when (fault is not NpgsqlException && faults < 50)
            {
                // The loop would tell and go on.
            }
        }
    }

    private static Opening ForAll(long? adId = null) => Make.Opening(o => (o.Kinds, o.ClosesOn, o.PublishedOn) = ((PlaceKinds)15, null, Ranking.Given.Today), adId);

    private static async Task<Opening> OpeningForAllAsync(RematchScene scene, long? adId = null)
    {
        var opening = ForAll(adId);
        await scene.AddAsync(opening);
        return opening;
    }

    private static async Task<int> HavingAsync(RematchScene scene, Opening opening) => (await scene.ListsAsync()).Count(l => l.OpeningIds.Contains(opening.Id));
}
