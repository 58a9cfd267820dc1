using Hangfire;
using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Matchning.Nights.Nightly;

/// <summary>
/// Makes this process a node: it leads runs, counts shards, and does what comes round. Told to stop, it hands back what it holds, and another node goes on.
/// </summary>
public sealed class NightNode(JobServers servers, IRecurringJobManager recurring) : IHostedService, IDisposable
{
    /// <summary>Told to stop, a node has this long to hand back what it holds.</summary>
    public static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    // The day's jobs are short, but for e-mail that waits for a slow server.
    private const int DayWorkers = 4;

    private IDisposable? _counting;
    private BackgroundJobServer[] _servers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        NightlySchedule.Declare(recurring);
        _servers = [servers.Start(JobQueue.Runs, workers: 1), servers.Start(JobQueue.Day, DayWorkers, keepsTime: true)];
        _counting = servers.CountShards(keepsTime: false);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var server in _servers) server.SendStop();
        await Task.WhenAll(_servers.Select(server => server.WaitForShutdownAsync(cancellationToken)).Append(Task.Run(() => _counting?.Dispose(), CancellationToken.None)));
        Dispose();
    }

    public void Dispose()
    {
        foreach (var server in _servers) server.Dispose();
        _servers = [];
        _counting?.Dispose();
    }
}

public static class NightNodeServices
{
    /// <summary>Makes this process a node. It may start before its database, and begins when the tables are there.</summary>
    public static IServiceCollection AddNightNode(this IServiceCollection services)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = NightNode.StopWithin);
        return services.AddHostedService<AfterSchema<NightNode>>();
    }
}
