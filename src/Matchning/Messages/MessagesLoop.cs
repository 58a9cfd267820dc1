using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Matchning.Messages;

/// <summary>Every node looks for alarms and for messages that are due; the channels go on beside each other, so that a slow one holds up nobody else.</summary>
public sealed class MessagesLoop(IServiceScopeFactory scopes, ILogger<MessagesLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(async services => await services.GetRequiredService<FindAlarms>().RunAsync(stoppingToken) < 0, stoppingToken),
        RepeatAsync(services => services.GetRequiredService<SendMessages>().SendNextAsync(MessageChannel.Mail, stoppingToken), stoppingToken),
        RepeatAsync(services => services.GetRequiredService<SendMessages>().SendNextAsync(MessageChannel.Webhook, stoppingToken), stoppingToken));

    private async Task RepeatAsync(Func<IServiceProvider, Task<bool>> work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await TryAsync(work, cancellationToken)) continue;
            await Task.Delay(Every, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A loop that ended with its first fault would be silent until the next start: here everything is caught, told, and tried again.
    private async Task<bool> TryAsync(Func<IServiceProvider, Task<bool>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "Messages could not be looked after; it is tried again");
            return false;
        }
    }
}
