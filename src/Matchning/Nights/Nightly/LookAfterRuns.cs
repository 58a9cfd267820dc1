using Hangfire;
using Matchning.Floor.Jobs;
using Microsoft.Extensions.Logging;

namespace Matchning.Nights.Nightly;

/// <summary>Finds runs that were asked for, or begun by a command, and then left without a job.</summary>
public sealed class LookAfterRuns(AskForRun ask, ILogger<LookAfterRuns> logger)
{
    [Queue(JobQueue.Day), AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var found = await ask.LookAfterAsync(cancellationToken);
        if (found > 0) logger.LogWarning("{Runs} runs had been left and are queued again", found);
    }
}
