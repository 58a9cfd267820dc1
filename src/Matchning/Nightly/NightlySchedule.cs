using Matchning.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace Matchning.Nightly;

public static class NightlySchedule
{
    /// <summary>01.15 Swedish time. Never between 02 and 03: that hour is missing in March and doubled in October.</summary>
    public const string Cron = "0 15 1 * * ?";

    /// <summary>Makes this process a node that fires the night's work. Nodes share the jobs' tables, so only one of them does.</summary>
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
        services.Configure<QuartzHostedServiceOptions>(hosted => hosted.WaitForJobsToComplete = true);
        services.AddHostedService<AfterSchema<QuartzHostedService>>();
        return services;
    }
}
