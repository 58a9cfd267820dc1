using System.Globalization;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Floor.Schema;
using Matchning.Meeting.Fairness;
using Matchning.Nights.Nightly;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Nightly;

/// <summary>However many nodes, restarts, clocks and triggers there are, a date has one night.</summary>
public sealed class OneNightADateTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly NightScene _scene = new(() => database.Open());

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        await db.Runs.ExecuteDeleteAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task FT_10_Two_nodes_with_clocks_apart_and_a_trigger_that_fires_twice_make_one_night()
    {
        await using var one = Service.On(database);
        await using var other = Service.On(database);
        var now = DateTimeOffset.UtcNow;
        DateTimeOffset[] dues = [now.AddSeconds(-90), now.AddSeconds(90)];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? one : other).UseAsync<NightlyJob, bool>(async job =>
        {
            await job.AskForAsync(dues[i / 2 % 2], CancellationToken.None);
            return true;
        })));

        await using var db = database.Open();
        // One, but for three minutes a day.
        (await db.Runs.OrderBy(r => r.NightOf).Select(r => r.NightOf!.Value).ToListAsync()).Should().Equal(dues.Select(due => NightlyJob.NightOf(due, now)).Distinct());
    }

    [Fact]
    public async Task FT_10_A_run_that_passes_between_nodes_has_its_times_from_the_database()
    {
        await using var early = Service.On(database);
        await using var late = Service.On(database);
        var run = await early.UseAsync<RunLog, long>(async log =>
        {
            await using var begun = await log.StartAsync("nightly", ["fairness"], CancellationToken.None);
            return begun.RunId;
        });

        await late.UseAsync<RunLog, bool>(async log =>
        {
            await using var led = await log.TryContinueAsync(CancellationToken.None);
            await led!.StepAsync(WatchFairness.Declaration, (_, _) => Task.FromResult<IReadOnlyList<StepCount>>([]));
            await led.DoneAsync();
            return true;
        });

        var ended = await _scene.RunAsync(run);
        ended.EndedAt.Should().BeOnOrAfter(ended.StartedAt);
        ended.Steps.Should().OnlyContain(s => s.EndedAt >= s.StartedAt);
    }

    [Fact]
    public async Task FT_09_Three_restarts_of_all_nodes_start_no_night_and_a_missed_one_once()
    {
        await RestartAsync(times: 2);
        await using var db = database.Open();
        var before = await db.Runs.CountAsync();
        await FireAtAsync(db, DateTimeOffset.UtcNow.AddHours(-7));

        await RestartAsync(times: 3);
        using var node = WorkerProcess.Start(database.ConnectionString);
        await _scene.UntilAsync(d => d.Runs.AnyAsync(r => r.EndedAt != null));
        await node.StopAsync(NightNode.StopWithin);

        before.Should().Be(0, "a declared trigger does not fire by being declared");
        (await db.Runs.Select(r => r.NightOf).ToListAsync()).Should().Equal(NightDate.Of(DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task FT_08_A_database_that_is_away_over_the_hour_gives_one_night_when_it_is_back()
    {
        var folder = Directory.CreateTempSubdirectory("matchning-away-").FullName;
        var cluster = PrivateCluster.At(folder);
        try
        {
            var connection = await cluster.StartAsync();
            MatchningDb Open() => new(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(connection).Options);
            await using (var db = Open()) await new MigrateDatabase(db, TimeProvider.System, TestCluster.Logins).RunAsync(_ => { }, CancellationToken.None);
            var scene = new NightScene(Open);
            await using var way = new CuttableWay(new NpgsqlConnectionStringBuilder(connection).Port);
            using var node = WorkerProcess.Start(new NpgsqlConnectionStringBuilder(connection) { Port = way.Port }.ConnectionString);
            await scene.UntilAsync(IsScheduledAsync);
            await using (var db = Open()) await FireAtAsync(db, DateTimeOffset.UtcNow.AddSeconds(3));

            way.Cut();
            await Task.Delay(TimeSpan.FromSeconds(8));
            way.Mend();
            await scene.UntilAsync(d => d.Runs.AnyAsync(r => r.EndedAt != null));

            node.IsUp.Should().BeTrue("a node outlives its database");
            (await node.StopAsync(NightNode.StopWithin)).Should().Be(0);
            await using var after = Open();
            (await after.Runs.Select(r => r.NightOf).ToListAsync()).Should().Equal(NightDate.Of(DateTimeOffset.UtcNow));
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await cluster.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RestartAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var node = WorkerProcess.Start(database.ConnectionString);
            await _scene.UntilAsync(async db => await _scene.HasNodeAsync(node.NamePart) && await IsScheduledAsync(db));
            (await node.StopAsync(NightNode.StopWithin)).Should().Be(0, node.Log);
        }
    }

    private static async Task<bool> IsScheduledAsync(MatchningDb db) =>
        (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from hangfire.set where key = 'recurring-jobs' and value = {NightlySchedule.Night}").ToListAsync()).Single() == 1;

    // As if the last night had been a day before, and the next had been booked for then.
    private static async Task FireAtAsync(MatchningDb db, DateTimeOffset at)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            update hangfire.hash set value = {at.AddDays(-1).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)} where key = 'recurring-job:night' and field in ('CreatedAt', 'LastExecution')
            """);
        await db.Database.ExecuteSqlAsync(
            $"update hangfire.hash set value = {at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)} where key = 'recurring-job:night' and field = 'NextExecution'");
        await db.Database.ExecuteSqlAsync($"update hangfire.set set score = {(double)at.ToUnixTimeSeconds()} where key = 'recurring-jobs' and value = {NightlySchedule.Night}");
    }
}
