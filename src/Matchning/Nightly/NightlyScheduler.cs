using Matchning.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Matchning.Nightly;

/// <summary>
/// Fires the night's hour. Quartz cannot start twice in one container, and its first start fails when the database goes away in the middle of it; so each
/// try has a container of its own, and the process lives on.
/// </summary>
public sealed class NightlyScheduler(IServiceProvider services, IConfiguration configuration) : IHostedService
{
    private ServiceProvider? _own;
    private QuartzHostedService? _quartz;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var own = Build();
        try
        {
            _quartz = ActivatorUtilities.CreateInstance<QuartzHostedService>(own);
            await _quartz.StartAsync(cancellationToken);
            _own = own;
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_own is null) return;
        await _quartz!.StopAsync(cancellationToken);
        await _own.DisposeAsync();
        _own = null;
    }

    public async Task<IScheduler> SchedulerAsync(CancellationToken cancellationToken) => await _own!.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);

    private ServiceProvider Build()
    {
        var own = new ServiceCollection();
        own.AddSingleton(services.GetRequiredService<ILoggerFactory>()).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        own.AddSingleton(services.GetRequiredService<IHostApplicationLifetime>()).AddSingleton(services.GetRequiredService<TimeProvider>());
        own.AddTransient(_ => ActivatorUtilities.CreateInstance<NightlyJob>(services));
        own.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "matchning";
                scheduler.GenerateInstanceId = true;
                scheduler.DefaultTimeZone = SwedishTime.Zone;
            });
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, configuration.GetConnectionString(DatabaseServices.ConnectionName)!);
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
                store.ProvisionSchema();
            });
            quartz.AddJob<NightlyJob>(job => job.WithIdentity(NightlyJob.Key).StoreDurably().RequestRecovery());
            quartz.AddTrigger(trigger => trigger
                .WithIdentity("nightly-run")
                .ForJob(NightlyJob.Key)
                .WithCronSchedule(NightlySchedule.Cron, cron => cron.InTimeZone(SwedishTime.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
        });
        // Declared triggers would replace the stored ones at each start, and a night missed while all nodes were down would be lost.
        own.Configure<QuartzOptions>(options => options.Scheduling.IgnoreDuplicates = true);
        own.Configure<QuartzHostedServiceOptions>(hosted => (hosted.WaitForJobsToComplete, hosted.AwaitApplicationStarted) = (true, false));
        return own.BuildServiceProvider();
    }
}
