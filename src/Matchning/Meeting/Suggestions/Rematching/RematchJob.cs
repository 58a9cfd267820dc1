using Hangfire;
using Matchning.Floor.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matchning.Meeting.Suggestions.Rematching;

/// <summary>Comes round every few seconds on some node and does all changes that wait. What fails is tried again the next time.</summary>
public sealed class RematchJob(IServiceScopeFactory scopes, ILogger<RematchJob> logger)
{
    [Queue(JobQueue.Day), AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await DoSomeAsync(cancellationToken) is { } counts)
        {
            logger.LogInformation("Rematched {Requests} changes: {Openings} openings, {People} people, {Renewed} lists renewed, {RankedWhole} ranked whole",
                counts.Requests, counts.Openings, counts.People, counts.Renewed, counts.RankedWhole);
        }
    }

    private async Task<RematchCounts?> DoSomeAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RematchByDay>().RunAsync(cancellationToken);
    }
}
