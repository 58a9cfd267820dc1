using Hangfire;
using Matchning.Floor.Jobs;

namespace Matchning.Nights.Messages;

/// <summary>Come round every few seconds: look for alarms, and send what is due. A channel at a time in a process, so that a slow server holds up nothing else.</summary>
public sealed class MessageJobs(FindAlarms alarms, SendMessages send, BusyChannels busy)
{
    [Queue(JobQueue.Day), AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public Task FindAlarmsAsync(CancellationToken cancellationToken) => alarms.RunAsync(cancellationToken);

    [Queue(JobQueue.Day), AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public Task SendMailAsync(CancellationToken cancellationToken) => SendAsync(MessageChannel.Mail, busy.Mail, cancellationToken);

    [Queue(JobQueue.Day), AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public Task SendWebhookAsync(CancellationToken cancellationToken) => SendAsync(MessageChannel.Webhook, busy.Webhook, cancellationToken);

    private async Task SendAsync(MessageChannel channel, SemaphoreSlim sending, CancellationToken cancellationToken)
    {
        if (!await sending.WaitAsync(TimeSpan.Zero, cancellationToken)) return;
        try
        {
            while (await send.SendNextAsync(channel, cancellationToken)) { }
        }
        finally
        {
            sending.Release();
        }
    }
}

/// <summary>Which channels this process is sending by.</summary>
public sealed class BusyChannels : IDisposable
{
    internal SemaphoreSlim Mail { get; } = new(1);

    internal SemaphoreSlim Webhook { get; } = new(1);

    public void Dispose()
    {
        Mail.Dispose();
        Webhook.Dispose();
    }
}
