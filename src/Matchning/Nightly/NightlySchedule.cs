using Matchning.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Matchning.Nightly;

public static class NightlySchedule
{
    /// <summary><see cref="NightDate.Start"/>, Swedish time.</summary>
    public const string Cron = "0 15 1 * * ?";

    /// <summary>Told to stop, a node has this long to hand back what it holds.</summary>
    public static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    /// <summary>Makes this process a node of the night. Nodes share the jobs' tables, so only one of them fires it, and any of them leads it and helps.</summary>
    public static IServiceCollection AddNightlySchedule(this IServiceCollection services)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        services.AddHostedService<AfterSchema<NightlyScheduler>>();
        services.AddHostedService<AfterSchema<NightNode>>();
        return services;
    }
}
