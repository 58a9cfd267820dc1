using FluentAssertions;
using Matchning.Data;
using Matchning.Nightly;
using Matchning.Runs;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Xunit;

namespace Matchning.Tests.Nightly;

public sealed class NightlyScheduleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public void Every_date_of_three_years_has_one_night_also_when_the_clocks_change()
    {
        var cron = new CronExpression(NightlySchedule.Cron, SwedishTime.Zone);
        var at = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var nights = new List<DateTimeOffset>();
        while (nights.Count < 3 * 365) nights.Add(at = cron.GetNextValidTimeAfter(at)!.Value);

        var local = nights.ConvertAll(SwedishTime.Local);

        local.Should().OnlyContain(n => n.TimeOfDay == new TimeSpan(1, 15, 0));
        local.ConvertAll(n => DateOnly.FromDateTime(n.DateTime)).Should().OnlyHaveUniqueItems()
            .And.Contain(new DateOnly(2027, 3, 28)).And.Contain(new DateOnly(2027, 10, 31));
    }

    [Fact]
    public async Task The_scheduler_starts_the_night_and_its_rows_are_kept_in_the_database()
    {
        await using var replay = await RunningReplay.StartAsync(now: TimeProvider.System.GetUtcNow());
        using var host = Node(replay);
        await host.StartAsync(_token);
        var another = ActivatorUtilities.CreateInstance<NightlyScheduler>(host.Services);
        await another.StartAsync(_token);

        await (await another.SchedulerAsync(_token)).TriggerJob(NightlyJob.Key, _token);
        var run = await EndedRunAsync();
        var next = (await (await another.SchedulerAsync(_token)).GetTrigger(new TriggerKey("nightly-run"), _token))!.NextFireTimeUtc;
        await another.StopAsync(_token);
        await host.StopAsync(_token);

        run.State.Should().Be(RunState.Done);
        SwedishTime.Local(next!.Value).TimeOfDay.Should().Be(new TimeSpan(1, 15, 0));
    }

    [Fact]
    public async Task FT_28_A_scheduler_that_went_down_is_started_again_in_the_same_process()
    {
        await using var replay = await RunningReplay.StartAsync(now: TimeProvider.System.GetUtcNow());
        using var host = Node(replay);
        var first = ActivatorUtilities.CreateInstance<NightlyScheduler>(host.Services);
        await first.StartAsync(_token);
        await first.StopAsync(_token);

        var second = ActivatorUtilities.CreateInstance<NightlyScheduler>(host.Services);
        await second.StartAsync(_token);

        (await (await second.SchedulerAsync(_token)).GetTrigger(new TriggerKey("nightly-run"), _token)).Should().NotBeNull();
        await second.StopAsync(_token);
    }

    private IHost Node(RunningReplay replay)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        Service.Configure(builder.Configuration, database, replay.Client.BaseAddress);
        builder.Services.AddMatchning(builder.Configuration).AddNightlySchedule();
        return builder.Build();
    }

    private async Task<Run> EndedRunAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            await using var db = database.Open();
            if (await db.Runs.SingleOrDefaultAsync(r => r.EndedAt != null, limit.Token) is { } run) return run;
            await Task.Delay(200, limit.Token);
        }
    }
}
