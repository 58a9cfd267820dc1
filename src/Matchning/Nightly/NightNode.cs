using Matchning.Data;
using Matchning.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Matchning.Nightly;

/// <summary>
/// What every node does all the time: shows that it lives, leads a run that waits or was left by a node that died, and otherwise helps with shards.
/// Told to stop, it hands back what it holds, and another node goes on.
/// </summary>
public sealed class NightNode(IServiceScopeFactory scopes, RunLog log, NodeSigns signs, ILogger<NightNode> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        EveryAsync(NodeSigns.Every, signs.GiveAsync, stoppingToken),
        EveryAsync(LookEvery, WorkAsync, stoppingToken));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await signs.LeaveAsync();
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            // The row says by its age that we are gone.
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var run = await log.TryContinueAsync(cancellationToken);
        if (run is null)
        {
            await scope.ServiceProvider.GetRequiredService<HelpWithShards>().RunAsync(cancellationToken);
            return;
        }

        logger.LogInformation("Leads run {RunId} with fencing number {FencingNumber}", run.RunId, run.FencingNumber);
        await scope.ServiceProvider.GetRequiredService<NightlyRun>().LeadAsync(run);
        logger.LogInformation("Run {RunId} is done", run.RunId);
    }

    // A node outlives every fault of a run: that stands on the run's page and in the log, and the next round tries again.
    private async Task EveryAsync(TimeSpan pause, Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
                await Task.Delay(pause, stoppingToken);
            }
            catch (Exception fault)
            {
                if (stoppingToken.IsCancellationRequested) return;
                Tell(fault);
                await Task.Delay(pause, CancellationToken.None);
            }
        }
    }

    private void Tell(Exception fault)
    {
        if (fault is RunAlreadyGoingException or OperationCanceledException) logger.LogWarning("The lease was lost; another node goes on");
        else if (TransientFault.Is(fault)) logger.LogWarning("The database is away ({Fault}); trying again", fault.GetType().Name);
        else if (fault is PlainFaultException) logger.LogError("A run stopped: {Fault}", fault.Message);
        else logger.LogError("A run stopped: {Fault} {Stack}", fault.GetType().Name, fault.StackTrace);
    }
}
