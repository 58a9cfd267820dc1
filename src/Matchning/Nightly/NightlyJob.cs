using Matchning.Data;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Matchning.Nightly;

/// <summary>Quartz's only errand: ask for the night. Which node leads it is up to <see cref="NightNode"/>, and what it does stands in <see cref="NightlyRun"/>.</summary>
[DisallowConcurrentExecution]
public sealed class NightlyJob(AskForRun ask, TimeProvider clock, ILogger<NightlyJob> logger) : IJob
{
    public static readonly JobKey Key = new("nightly-run");

    // The database may go away in the very moment; asking twice does no harm.
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(2);

    // A stop does not break it off: the hour counts as done with, and the night would be lost. It is one row, and stopping waits for it.
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var night = NightOf(context.ScheduledFireTimeUtc, clock.GetUtcNow());
        while (true)
        {
            try
            {
                var isNew = await ask.NightAsync(night, CancellationToken.None);
                logger.LogInformation("Night of {Night}: {Answer}", night, isNew ? "asked for" : "had been asked for already");
                return;
            }
            catch (Exception fault) when (TransientFault.Is(fault))
            {
                logger.LogWarning("Night of {Night} could not be asked for: the database is away. Trying again", night);
                await Task.Delay(TryAgain, CancellationToken.None);
            }
        }
    }

    /// <summary>
    /// The hour it was set for decides, and not this node's idea of now: its clock may be wrong by more than the time to the night's hour. Fired long after,
    /// because everything was down, it is the night that has now begun.
    /// </summary>
    public static DateOnly NightOf(DateTimeOffset? due, DateTimeOffset now) => NightDate.Of(due is { } hour && now - hour < TimeSpan.FromHours(1) ? hour : now);
}
