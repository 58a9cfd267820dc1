using Matchning.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Matchning.Proposals.Rematching;

/// <summary>Every node looks for changes every few seconds; whoever comes first does them. What fails is tried again, each time a little later.</summary>
public sealed class RematchLoop(IServiceScopeFactory scopes, ILogger<RematchLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = Every;
        while (!stoppingToken.IsCancellationRequested)
        {
            wait = await TryAsync(wait, stoppingToken);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A loop that ended with its first fault would be silent until the next start: here everything is caught, told, and tried again.
    private async Task<TimeSpan> TryAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var counts = await scope.ServiceProvider.GetRequiredService<RematchByDay>().RunAsync(cancellationToken);
            if (counts is null) return Every;
            logger.LogInformation("Rematched {Requests} changes: {Openings} openings, {People} people, {Renewed} lists renewed, {RankedWhole} ranked whole",
                counts.Requests, counts.Openings, counts.People, counts.Renewed, counts.RankedWhole);
            return TimeSpan.Zero;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Every;
        }
        catch (PlainFaultException fault)
        {
            logger.LogWarning("Changes wait to be matched: {Fault}", fault.Message);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "Changes could not be matched; they are tried again");
        }

        return wait * 2 > LongestWait ? LongestWait : wait * 2 > Every ? wait * 2 : Every;
    }
}

public static class RematchServices
{
    /// <summary>Makes this process one of those that match again by day.</summary>
    public static IServiceCollection AddRematchByDay(this IServiceCollection services) =>
        services.AddHostedService<AfterSchema<RematchLoop>>();
}
