using Matchning.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Quartz;

namespace Matchning.Nightly;

public static class NightlySchedule
{
    /// <summary><see cref="NightDate.Start"/>, Swedish time.</summary>
    public const string Cron = "0 15 1 * * ?";

    /// <summary>Told to stop, a node has this long to hand back what it holds.</summary>
    public static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    /// <summary>Makes this process a node of the night. Nodes share the jobs' tables, so only one of them fires it, and any of them leads it and helps.</summary>
    public static IServiceCollection AddNightlySchedule(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddQuartz(quartz =>
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
                .WithCronSchedule(Cron, cron => cron.InTimeZone(SwedishTime.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
        });
        // Declared triggers would replace the stored ones at each start, and a night missed while all nodes were down would be lost.
        services.Configure<QuartzOptions>(options => options.Scheduling.IgnoreDuplicates = true);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        services.Configure<QuartzHostedServiceOptions>(hosted => hosted.WaitForJobsToComplete = true);
        services.AddHostedService<AfterSchema<QuartzHostedService>>();
        services.AddHostedService<AfterSchema<NightNode>>();
        return services;
    }
}
