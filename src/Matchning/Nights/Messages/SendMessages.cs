using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Nights.Messages;

/// <summary>
/// Sends what waits, one at a time and channel, over all nodes. A message is claimed before it is sent and its outcome written after; if the sender
/// dies between, an e-mail may be delivered and is marked as unknown, while a webhook is posted again with the same id. For one receiver the
/// order is kept: what is parked or unknown stands aside, what waits is waited for.
/// </summary>
public sealed class SendMessages(MatchningDb db, IEnumerable<IMessageChannel> channels, TimeProvider clock)
{
    /// <summary>With waits that double from a minute to an hour, this is fourteen hours: longer than a server is down for a day's work.</summary>
    public const int MostAttempts = 20;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestWish = TimeSpan.FromHours(6);

    // Longer than the slowest answer that is waited for.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(20);

    /// <returns>False when nothing was due.</returns>
    public async Task<bool> SendNextAsync(MessageChannel channel, CancellationToken cancellationToken)
    {
        await GiveUpDeadAsync(cancellationToken);
        if (await TakeAsync(channel, cancellationToken) is not { } message) return false;
        var outcome = await SendAsync(message, cancellationToken);
        await WriteAsync(message, outcome);
        return true;
    }

    private async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await channels.Single(c => c.Channel == message.Channel).SendAsync(message, cancellationToken);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException)
        {
            // Ours, and the same each time: this message is set aside and the others go on.
            return new(SendResult.Refused, $"Meddelandet går inte att skriva ({fault.GetType().Name}).");
        }
    }

    private async Task<OutgoingMessage?> TakeAsync(MessageChannel channel, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await db.OutgoingMessages.FromSql(
            $"""
            update outgoing_messages set state = 'Sending', attempts = attempts + 1, claimed_until = {now + Claim}
            where id = (
              select m.id from outgoing_messages m where m.state = 'Waiting' and m.channel = {channel.ToString()} and m.next_attempt_at <= {now}
                and not exists (select from outgoing_messages e
                  where e.channel = m.channel and e.receiver = m.receiver and e.id < m.id and e.state in ('Waiting', 'Sending'))
              order by m.next_attempt_at, m.id limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(cancellationToken);
        return taken.SingleOrDefault();
    }

    // Only for the claim that was sent under: one that was taken for dead and comes back late changes nothing.
    private async Task WriteAsync(OutgoingMessage message, SendOutcome outcome)
    {
        var now = clock.GetUtcNow();
        var state = StateAfter(message, outcome);
        DateTimeOffset? endedAt = state == MessageState.Waiting ? null : now;
        var next = now + Wait(message, outcome);
        await db.OutgoingMessages.Where(m => m.Id == message.Id && m.State == MessageState.Sending && m.ClaimedUntil == message.ClaimedUntil).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.State, state).SetProperty(x => x.Fault, outcome.Fault).SetProperty(x => x.EndedAt, endedAt)
                .SetProperty(x => x.NextAttemptAt, next).SetProperty(x => x.ClaimedUntil, (DateTimeOffset?)null));
    }

    private static MessageState StateAfter(OutgoingMessage message, SendOutcome outcome) => outcome.Result switch
    {
        SendResult.Sent => MessageState.Sent,
        SendResult.Unknown => MessageState.Unknown,
        SendResult.Refused => MessageState.Parked,
        _ => message.Attempts >= MostAttempts ? MessageState.Parked : MessageState.Waiting,
    };

    private static TimeSpan Wait(OutgoingMessage message, SendOutcome outcome)
    {
        var own = message.Attempts > 6 ? LongestWait : FirstWait * (1 << (message.Attempts - 1));
        var wish = outcome.NotBefore is { } asked && asked < LongestWish ? asked : TimeSpan.Zero;
        return wish > own ? wish : own;
    }

    private Task GiveUpDeadAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        update outgoing_messages set claimed_until = null, fault = 'Sändaren försvann mitt i.',
          state = case channel when 'Mail' then 'Unknown' else 'Waiting' end, ended_at = case channel when 'Mail' then {clock.GetUtcNow()} end
        where state = 'Sending' and claimed_until < {clock.GetUtcNow()}
        """, cancellationToken);
}
