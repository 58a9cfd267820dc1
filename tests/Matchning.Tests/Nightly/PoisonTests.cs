using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Meeting.Doors;
using Matchning.Meeting.Fairness;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Assigning;
using Matchning.Nights.Nightly;
using Matchning.Tests.Ranking;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Nightly;

/// <summary>One participant that cannot be counted keeps nobody else from their suggestions.</summary>
public sealed class PoisonTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int People = 130;
    private readonly NightScene _scene = new(() => database.Open());
    private Service _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = Service.On(database, settings: ("Runs:Lease", "00:00:10"));
        await using var db = database.Open();
        await db.Runs.ExecuteDeleteAsync();
        await db.Participants.ExecuteDeleteAsync();
        await _scene.FillAsync(People, openings: 10);
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task FT_22_A_profile_that_cannot_be_read_is_set_aside_and_its_neighbours_are_counted()
    {
        var poisoned = await PoisonAsync();

        var run = await MatchAsync();

        await using var db = database.Open();
        (await _scene.RunAsync(run)).State.Should().Be(RunState.Warning);
        (await ListedAsync()).Should().HaveCount(People - 1).And.NotContain(poisoned);
        var shard = await db.RunShards.SingleAsync(s => s.RunId == run && s.State == ShardState.SetAside);
        shard.Should().BeEquivalentTo(new { ParticipantIds = new[] { poisoned }, Attempts = 3, ReleasedAt = (DateTimeOffset?)null });
        shard.Error.Should().Be("NullReferenceException", "the kind of fault is shown, never its text");
        (await CountAsync(run)).Should().Be(1);
    }

    [Fact]
    public async Task FT_22_It_is_left_out_the_next_night_until_an_administrator_lets_it_be_tried_again()
    {
        var poisoned = await PoisonAsync();
        var first = await MatchAsync();
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"update competence_profiles set occupations = '[]' where participant_id = {poisoned}");

        var second = await MatchAsync();
        (await CountAsync(second)).Should().Be(1, "still told");
        (await ListedAsync()).Should().NotContain(poisoned);
        await db.RunShards.Where(s => s.RunId == first && s.State == ShardState.SetAside).ExecuteUpdateAsync(s => s.SetProperty(x => x.ReleasedAt, DateTimeOffset.UtcNow));
        var third = await MatchAsync();

        (await CountAsync(third)).Should().Be(0);
        (await ListedAsync()).Should().HaveCount(People).And.Contain(poisoned);
    }

    [Fact]
    public async Task FT_21_A_person_whose_counting_kills_every_node_is_set_aside_after_three_tries()
    {
        var run = await AskAsync();
        var killer = await FirstPersonAsync();
        await WithDyingNodesAsync(run, killer, LeadAsync());

        await using var db = database.Open();
        var shard = await db.RunShards.SingleAsync(s => s.RunId == run && s.State == ShardState.SetAside);
        shard.Should().BeEquivalentTo(new { ParticipantIds = new[] { killer }, Error = RunShard.Lost });
        (await ListedAsync()).Should().HaveCount(People - 1).And.NotContain(killer);
    }

    [Theory]
    [InlineData("own_words = repeat('å', 100001)")]
    [InlineData("skills = to_jsonb(array_fill('{}'::jsonb, array[100001]))")]
    [InlineData("avoid = array_fill('lager'::text, array[40001])")]
    public async Task FT_21_The_database_lets_no_profile_in_that_is_too_large_to_read_a_hundred_of(string change)
    {
        await using var command = database.Source.CreateCommand("update competence_profiles set " + change);

        var grow = () => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        (await grow.Should().ThrowAsync<Npgsql.PostgresException>()).Which.ConstraintName.Should().Be("ck_competence_profiles_size");
    }

    [Fact]
    public async Task FT_22_When_too_many_cannot_be_counted_the_fault_is_ours_and_nobody_is_set_aside()
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"update competence_profiles set occupations = '[null]'");

        var match = MatchAsync;

        (await match.Should().ThrowAsync<Matchning.Floor.Data.PlainFaultException>()).WithMessage("*deltagare kunde inte räknas*fel hos oss*");
        (await db.RunShards.CountAsync(s => s.State == ShardState.SetAside && s.ReleasedAt == null)).Should().Be(0);
    }

    [Fact]
    public async Task A_queue_that_gives_its_jobs_to_nobody_ends_the_run_with_a_sentence_and_the_lists_in_force_stay()
    {
        await MatchAsync();
        await using var hurried = Service.On(database, settings: ("Runs:Lease", "00:00:02"));
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(
            """
            create function lose_job() returns trigger language plpgsql as 'begin return null; end';
            create trigger lose_job before insert on hangfire.jobqueue for each row execute function lose_job()
            """);
        try
        {
            var run = await AskAsync();
            var lead = () => LeadAsync(hurried);

            (await lead.Should().ThrowAsync<Matchning.Floor.Data.PlainFaultException>()).WithMessage("Ingen nod tog sig an arbetet*");
            (await _scene.RunAsync(run)).State.Should().Be(RunState.Failed);
            (await ListedAsync()).Should().HaveCount(People);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync("drop function lose_job cascade");
        }
    }

    // Whoever takes the shard with that person is never heard of again: here its claim is put in the name of a node that is gone, and runs out.
    private async Task WithDyingNodesAsync(long run, Guid killer, Task leading)
    {
        while (!leading.IsCompleted)
        {
            await Task.Delay(5);
            await using var db = database.Open();
            await db.RunShards.Where(s => s.RunId == run && s.Step == SuggestMatches.Step && s.State == ShardState.Open && s.Attempts < ShardJob.MostTries && s.ParticipantIds.Contains(killer))
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.State, ShardState.Taken).SetProperty(x => x.TakenBy, "gone").SetProperty(x => x.Attempts, ShardJob.MostTries)
                    .SetProperty(x => x.ClaimNumber, x => x.ClaimNumber + 3).SetProperty(x => x.TakenUntil, DateTimeOffset.UtcNow.AddSeconds(-1)));
        }

        await leading;
    }

    private async Task<long> MatchAsync()
    {
        var run = await AskAsync();
        await LeadAsync();
        return run;
    }

    private Task LeadAsync() => LeadAsync(_service);

    private static Task LeadAsync(Service service) => service.UseAsync<RunLog, bool>(async log =>
    {
        await using var led = await log.TryContinueAsync(CancellationToken.None);
        return await service.UseAsync<NightlyRun, bool>(async night =>
        {
            await night.LeadAsync(led!);
            return true;
        });
    });

    [Theory]
    [InlineData("[null]")]
    [InlineData("\"lager\"")]
    public async Task FT_22_The_whole_night_and_the_page_of_an_opening_do_without_a_profile_that_cannot_be_read(string occupations)
    {
        var poisoned = await PoisonAsync(occupations);

        var run = await _service.UseAsync<AskForRun, long>(ask => _scene.AskAsync(ask, [SuggestMatches.Step, AssignSuggestions.Step, FindDoors.Step, WatchFairness.Step]));
        await LeadAsync();

        (await _scene.RunAsync(run)).State.Should().Be(RunState.Warning, "one is set aside, and no step fails");
        await using var db = database.Open();
        (await db.FairnessReports.CountAsync()).Should().BePositive();
        var people = await _service.UseAsync<RankerInForce, IReadOnlyList<PersonForOpening>>(async ranker =>
            await new PeopleForOpening(db, ranker, Given.Taxonomy, TimeProvider.System).ListAsync(await db.Openings.FirstAsync(), People, CancellationToken.None));
        people.Select(p => p.ParticipantId).Should().NotBeEmpty().And.NotContain(poisoned);
    }

    private Task<long> AskAsync() => _service.UseAsync<AskForRun, long>(ask => _scene.AskAsync(ask, [SuggestMatches.Step, AssignSuggestions.Step]));

    private async Task<Guid> FirstPersonAsync()
    {
        await using var db = database.Open();
        return await db.Participants.OrderBy(p => p.Id).Select(p => p.Id).LastAsync();
    }

    private async Task<Guid> PoisonAsync(string occupations = "[null]")
    {
        var person = await FirstPersonAsync();
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"update competence_profiles set occupations = {occupations}::jsonb where participant_id = {person}");
        return person;
    }

    private async Task<List<Guid>> ListedAsync()
    {
        await using var db = database.Open();
        return await db.SuggestionLists.Where(l => db.SuggestionVersions.Any(v => v.Id == l.VersionId && v.State == SuggestionState.Current)).Select(l => l.ParticipantId).ToListAsync();
    }

    private async Task<long> CountAsync(long run) => (await _scene.RunAsync(run)).Steps.Single(s => s.Name == "match").Counts.Single(c => c.Name == SharedStep.SetAside).Value;
}
