using FluentAssertions;
using Hangfire;
using Hangfire.Storage;
using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Matchning.Floor.Runs;
using Matchning.Meeting.Suggestions;
using Matchning.Nights.Nightly;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Matchning.Tests.Nightly;

public sealed class NightlyScheduleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_night_starts_by_its_job_and_the_next_is_booked_for_a_quarter_past_one()
    {
        await using var replay = await RunningReplay.StartAsync(now: TimeProvider.System.GetUtcNow());
        using var host = Node(replay);
        await host.StartAsync(_token);
        using var jobs = host.Services.GetRequiredService<JobStorage>().GetConnection();
        await Waits.UntilAsync(() => Task.FromResult(jobs.GetRecurringJobs().Count == 6), TimeSpan.FromMinutes(1), "all that comes round is declared");

        host.Services.GetRequiredService<IRecurringJobManager>().Trigger(NightlySchedule.Night);
        var run = await EndedRunAsync();
        var next = jobs.GetRecurringJobs([NightlySchedule.Night]).Single().NextExecution;
        await host.StopAsync(_token);

        run.State.Should().Be(RunState.Done);
        await using var db = database.Open();
        var asked = (await db.Database.SqlQueryRaw<string>("select jobid::text as \"Value\" from hangfire.jobparameter where name = 'RecurringJobId' and value like '%night%'").ToListAsync(_token)).Single();
        NightlyJob.Due(jobs, asked).Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5), "Hangfire notes with the job which hour it is for");
        SwedishTime.Local(next!.Value).TimeOfDay.Should().Be(new TimeSpan(1, 15, 0));
    }

    [Fact]
    public async Task FT_10_A_night_that_a_fast_clock_lets_off_hours_early_waits_for_its_hour()
    {
        await using var service = Service.On(database);
        await using var db = database.Open();
        var before = await db.Runs.CountAsync(_token);

        await service.UseAsync<NightlyJob, bool>(async job =>
        {
            await job.AskForAsync(DateTimeOffset.UtcNow.AddHours(4), _token);
            return true;
        });

        (await db.Runs.CountAsync(_token)).Should().Be(before);
        (await ScheduledAsync(db)).Should().ContainSingle().Which.Should().Contain("AskForAsync");
    }

    [Fact]
    public async Task What_a_fault_says_is_kept_out_of_the_jobs_tables()
    {
        using var host = Node(null);
        await host.StartAsync(_token);
        await using var db = database.Open();
        var version = Make.Version();
        if (!await db.SuggestionVersions.AnyAsync(v => v.State == SuggestionState.Current, _token)) db.Add(version);
        await db.SaveChangesAsync(_token);
        await db.Database.ExecuteSqlAsync($"alter table rematch_requests rename to hidden_by_the_test", _token);

        var job = host.Services.GetRequiredService<IBackgroundJobClient>().Enqueue<LookAfterRuns>(j => j.RunAsync(CancellationToken.None));
        string Fail() => host.Services.GetRequiredService<IBackgroundJobClient>().Enqueue<Matchning.Meeting.Suggestions.Rematching.RematchJob>(j => j.RunAsync(CancellationToken.None));
        var failing = Fail();
        // One that comes round by itself may be at it just then; ours had nothing to do, and is asked for again.
        async Task<bool> HasFailedAsync()
        {
            var states = await StatesAsync(db, failing);
            if (states.Contains("Succeeded", StringComparison.Ordinal)) failing = Fail();
            return states.Contains("Deleted", StringComparison.Ordinal);
        }

        try
        {
            await Waits.UntilAsync(async () => await HasFailedAsync() && (await StatesAsync(db, job)).Contains("Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(3), "both are done with");
        }
        catch (Exception late) when (late is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{await StatesAsync(db, failing)} | {await StatesAsync(db, job)}", late);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"alter table hidden_by_the_test rename to rematch_requests", _token);
            await db.SuggestionVersions.Where(v => v.Id == version.Id).ExecuteDeleteAsync(_token);
            await host.StopAsync(_token);
        }

        (await StatesAsync(db, failing)).Should().Contain("PostgresException", "the kind is kept").And.NotContain("rematch_requests", "and not the text");
    }

    [Fact]
    public async Task FT_28_A_node_that_went_down_is_started_again_in_the_same_process()
    {
        using var host = Node(null);
        var servers = host.Services.GetRequiredService<JobServers>();
        var recurring = host.Services.GetRequiredService<IRecurringJobManager>();
        using var first = new NightNode(servers, recurring);
        await first.StartAsync(_token);
        await first.StopAsync(_token);
        using var second = new NightNode(servers, recurring);

        await second.StartAsync(_token);
        var asked = await host.Services.GetRequiredService<AskForRun>().NowAsync(RunKind.Match, Guid.NewGuid(), onlyIfIdle: false, _token);

        asked.Should().BeTrue();
        (await EndedRunAsync(RunKind.Match)).State.Should().Be(RunState.Done);
        await second.StopAsync(_token);
    }

    [Fact]
    public async Task FT_28_A_lock_that_a_killed_node_left_is_in_the_way_for_seconds_only()
    {
        using var host = Node(null);
        using var killed = host.Services.GetRequiredService<JobStorage>().GetConnection();
        using var left = killed.AcquireDistributedLock($"lock:recurring-job:{NightlySchedule.Night}", TimeSpan.Zero);
        await using var db = database.Open();
        (await db.Database.ExecuteSqlAsync($"update hangfire.lock set acquired = acquired - interval '9 seconds' where resource like '%lock:recurring-job:night'", _token)).Should().Be(1);

        var declare = () => NightlySchedule.Declare(host.Services.GetRequiredService<IRecurringJobManager>());

        declare.Should().NotThrow();
    }

    private IHost Node(RunningReplay? replay)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        Service.Configure(builder.Configuration, database, replay?.Client.BaseAddress);
        builder.Services.AddMatchning(builder.Configuration).AddNightNode();
        return builder.Build();
    }

    private static async Task<List<string>> ScheduledAsync(MatchningDb db) => await db.Database.SqlQueryRaw<string>(
        "select j.invocationdata::text as \"Value\" from hangfire.job j where j.statename = 'Scheduled'").ToListAsync();

    private static async Task<string> StatesAsync(MatchningDb db, string job) => (await db.Database.SqlQuery<string>(
        $"select coalesce(string_agg(concat_ws(' ', name, reason, data), ' '), '') as \"Value\" from hangfire.state where jobid = {long.Parse(job, System.Globalization.CultureInfo.InvariantCulture)}").ToListAsync()).Single();

    private async Task<Run> EndedRunAsync(string kind = RunKind.Nightly)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            await using var db = database.Open();
            if (await db.Runs.OrderBy(r => r.Id).FirstOrDefaultAsync(r => r.Kind == kind && r.EndedAt != null, limit.Token) is { } run) return run;
            await Task.Delay(200, limit.Token);
        }
    }
}
