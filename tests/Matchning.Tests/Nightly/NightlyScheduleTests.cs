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
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        Service.Configure(builder.Configuration, database, replay.Client.BaseAddress);
        builder.Services.AddMatchning(builder.Configuration).AddNightlySchedule(builder.Configuration);
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var schedulers = host.Services.GetRequiredService<ISchedulerFactory>();

        await (await schedulers.GetScheduler(TestContext.Current.CancellationToken)).TriggerJob(NightlyJob.Key, TestContext.Current.CancellationToken);
        var run = await EndedRunAsync();
        var next = (await (await schedulers.GetScheduler(TestContext.Current.CancellationToken))
            .GetTrigger(new TriggerKey("nightly-run"), TestContext.Current.CancellationToken))!.NextFireTimeUtc;
        await host.StopAsync(TestContext.Current.CancellationToken);

        run.State.Should().Be(RunState.Done);
        SwedishTime.Local(next!.Value).TimeOfDay.Should().Be(new TimeSpan(1, 15, 0));
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
