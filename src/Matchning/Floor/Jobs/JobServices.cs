using Hangfire;
using Matchning.Floor.Runs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Matchning.Floor.Jobs;

public static class JobServices
{
    /// <summary>The queue and this process's servers, which start only when asked. The tables are first used when something is queued or started.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(new NodeName()).AddSingleton<JobFilters>().AddSingleton<JobServers>();
        services.AddSingleton(provider => JobTables.Open(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<RunOptions>().Lease));
        services.AddSingleton<IBackgroundJobClient>(provider => new BackgroundJobClient(provider.GetRequiredService<JobStorage>(), provider.GetRequiredService<JobFilters>()));
        return services.AddSingleton<IRecurringJobManager>(provider => new RecurringJobManager(provider.GetRequiredService<JobStorage>(), provider.GetRequiredService<JobFilters>()));
    }
}
