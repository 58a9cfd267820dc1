using Hangfire;
using Matchning.Floor.Data;
using Matchning.Meeting.Suggestions.Rematching;
using Matchning.Nights.Messages;

namespace Matchning.Nights.Nightly;

/// <summary>Everything that comes round, and when. Declaring it again at each start loses no hour that was missed.</summary>
public static class NightlySchedule
{
    public const string Night = "night";

    /// <summary><see cref="NightDate.Start"/>, Swedish time.</summary>
    public const string NightCron = "15 1 * * *";

    private const string EveryMinute = "* * * * *";
    private const string EveryTenSeconds = "*/10 * * * * *";

    public static void Declare(IRecurringJobManager recurring)
    {
        recurring.AddOrUpdate<NightlyJob>(Night, job => job.AskAsync(null, CancellationToken.None), NightCron,
            new RecurringJobOptions { TimeZone = SwedishTime.Zone, MisfireHandling = MisfireHandlingMode.Strict });
        recurring.AddOrUpdate<LookAfterRuns>("look-after-runs", job => job.RunAsync(CancellationToken.None), EveryMinute, Latest);
        recurring.AddOrUpdate<RematchJob>("rematch", job => job.RunAsync(CancellationToken.None), EveryTenSeconds, Latest);
        recurring.AddOrUpdate<MessageJobs>("alarms", job => job.FindAlarmsAsync(CancellationToken.None), EveryTenSeconds, Latest);
        recurring.AddOrUpdate<MessageJobs>("mail", job => job.SendMailAsync(CancellationToken.None), EveryTenSeconds, Latest);
        recurring.AddOrUpdate<MessageJobs>("webhook", job => job.SendWebhookAsync(CancellationToken.None), EveryTenSeconds, Latest);
    }

    // Of what was missed while everything was down, once is enough.
    private static RecurringJobOptions Latest => new() { MisfireHandling = MisfireHandlingMode.Relaxed };
}
