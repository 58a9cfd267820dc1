using System.Globalization;
using Hangfire;
using Hangfire.Server;
using Hangfire.Storage;
using Matchning.Floor.Jobs;
using Matchning.Floor.Runs;
using Microsoft.Extensions.Logging;

namespace Matchning.Nights.Nightly;

/// <summary>The night's hour: asks for the night. Which node leads it is Hangfire's, and what it does stands in <see cref="NightlyRun"/>.</summary>
public sealed class NightlyJob(AskForRun ask, RunLog log, IBackgroundJobClient jobs, ILogger<NightlyJob> logger)
{
    // A node's clock may be a little ahead of the database's, and one that is hours ahead looks again now and then.
    private static readonly TimeSpan NearlyNow = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    /// <summary>Once for each hour that was due, also those that were missed; several missed ones are the same night.</summary>
    /// <param name="context">Hangfire's, with the due hour. Null when it is asked for by hand.</param>
    /// <param name="cancellationToken">A stop does not break it off half-way: the job is done again.</param>
    [Queue(JobQueue.Day), AutomaticRetry(Attempts = int.MaxValue, DelaysInSeconds = [1, 2, 5], LogEvents = false)]
    public Task AskAsync(PerformContext? context, CancellationToken cancellationToken) => AskForAsync(context is null ? null : Due(context.Connection, context.BackgroundJob.Id), cancellationToken);

    /// <summary>The database's clock decides: one that is due before its hour by a node whose clock is ahead waits for it.</summary>
    [Queue(JobQueue.Day), AutomaticRetry(Attempts = int.MaxValue, DelaysInSeconds = [1, 2, 5], LogEvents = false)]
    public async Task AskForAsync(DateTimeOffset? due, CancellationToken cancellationToken)
    {
        var now = await log.NowAsync(cancellationToken);
        if (due - now is { } wait && wait > NearlyNow)
        {
            jobs.Schedule<NightlyJob>(job => job.AskForAsync(due, CancellationToken.None), wait < LookAgain ? wait : LookAgain);
            return;
        }

        var night = NightOf(due, now);
        var isNew = await ask.NightAsync(night, cancellationToken);
        logger.LogInformation("Night of {Night}: {Answer}", night, isNew ? "asked for" : "had been asked for already");
    }

    /// <summary>
    /// The hour it was set for decides, and not somebody's idea of now, which may be wrong by more than the time to the night's hour. Fired long after,
    /// because everything was down, it is the night that has now begun.
    /// </summary>
    public static DateOnly NightOf(DateTimeOffset? due, DateTimeOffset now) => NightDate.Of(due is { } hour && now - hour < TimeSpan.FromHours(1) ? hour : now);

    // Hangfire notes with each job of a recurring one which hour it is for, in seconds since 1970.
    internal static DateTimeOffset? Due(IStorageConnection jobs, string id) =>
        jobs.GetJobParameter(id, "Time") is { } seconds && long.TryParse(seconds, CultureInfo.InvariantCulture, out var due) ? DateTimeOffset.FromUnixTimeSeconds(due) : null;
}
