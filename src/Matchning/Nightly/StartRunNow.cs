using Quartz;

namespace Matchning.Nightly;

/// <summary>Starts the night's work by hand, on whichever node is free.</summary>
public sealed class StartRunNow(ISchedulerFactory schedulers)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(NightlyJob.Key, cancellationToken);
    }
}
