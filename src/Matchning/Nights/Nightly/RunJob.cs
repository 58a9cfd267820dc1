using Hangfire;
using Matchning.Floor.Jobs;
using Matchning.Floor.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matchning.Nights.Nightly;

/// <summary>
/// Leads a run, on whichever node Hangfire gives it to. If that node dies another begins the job again, and the run goes on where it was; the lease and its
/// fencing number see to it that only one of them writes.
/// </summary>
public sealed class RunJob(RunLog log, IServiceScopeFactory scopes, ILogger<RunJob> logger)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>Done when the run has ended, whoever led it. The oldest comes first, so another may be led on the way.</summary>
    [Queue(JobQueue.Runs), AutomaticRetry(Attempts = int.MaxValue, DelaysInSeconds = [1, 2, 5], LogEvents = false)]
    public async Task LeadAsync(long runId, CancellationToken cancellationToken)
    {
        while (await log.IsUnfinishedAsync(runId, cancellationToken))
        {
            if (!await LeadOldestAsync(cancellationToken)) await Task.Delay(LookAgain, cancellationToken);
        }
    }

    // False while another holds the lease, or had it taken from us: then it is theirs.
    private async Task<bool> LeadOldestAsync(CancellationToken cancellationToken)
    {
        await using var run = await log.TryContinueAsync(cancellationToken);
        if (run is null) return false;
        logger.LogInformation("Leads run {RunId} with fencing number {FencingNumber}", run.RunId, run.FencingNumber);
        try
        {
            // Of its own each time: what one that was broken off has in memory is not what is in the tables.
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<NightlyRun>().LeadAsync(run);
        }
        catch (RunAlreadyGoingException)
        {
            logger.LogWarning("The lease of run {RunId} was lost; another node goes on", run.RunId);
            return false;
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning("Stops leading run {RunId}; another node goes on", run.RunId);
            throw;
        }

        logger.LogInformation("Run {RunId} is done", run.RunId);
        return true;
    }
}
