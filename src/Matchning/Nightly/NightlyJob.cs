using Matchning.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Matchning.Nightly;

/// <summary>Quartz's only errand: start the night's work. What it does, and in which order, stands in <see cref="NightlyRun"/>.</summary>
[DisallowConcurrentExecution]
public sealed class NightlyJob(IServiceScopeFactory scopes, ILogger<NightlyJob> logger) : IJob
{
    public static readonly JobKey Key = new("nightly-run");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var runId = await scope.ServiceProvider.GetRequiredService<NightlyRun>().RunAsync(cancellationToken);
            logger.LogInformation("Night run {RunId} is done", runId);
        }
        catch (RunAlreadyGoingException)
        {
            logger.LogInformation("Night run not started: another run holds the lease");
        }
    }
}
