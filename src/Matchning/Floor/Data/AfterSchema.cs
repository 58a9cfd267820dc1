using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Matchning.Floor.Data;

/// <summary>Starts a part of the process that needs the tables when they are there, so that a process may start before its database.</summary>
public sealed class AfterSchema<TPart>(SchemaWatch schema, IServiceProvider services, ILogger<AfterSchema<TPart>> logger) : BackgroundService
    where TPart : IHostedService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);
    private IHostedService? _part;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.ReadyAsync(stoppingToken);
        while (true)
        {
            try
            {
                var part = ActivatorUtilities.CreateInstance<TPart>(services);
                await part.StartAsync(stoppingToken);
                _part = part;
                return;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Libraries do not always say that it was the database. Whatever it was, the rest of the process is of use without this part.
                if (TransientFault.Is(fault)) logger.LogWarning("{Part} did not start: the database went away. Trying again", typeof(TPart).Name);
                else logger.LogError("{Part} did not start: {Fault}. Trying again {Stack}", typeof(TPart).Name, fault.GetType().Name, fault.StackTrace);
                await Task.Delay(TryAgainAfter, stoppingToken);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_part is not null) await _part.StopAsync(cancellationToken);
    }
}
