using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.Nights.Messages;

/// <summary>
/// Puts a message out to be sent, a row for each receiver, in the caller's transaction: it is sent if and only if what it tells of was stored. The
/// same operation twice is one message.
/// </summary>
public sealed class Outbox(MatchningDb db, IOptions<MessagesOptions> options, TimeProvider clock)
{
    /// <returns>How many rows are new.</returns>
    public async Task<int> AddAsync(Told told, CancellationToken cancellationToken)
    {
        var (added, now) = (0, clock.GetUtcNow());
        foreach (var (channel, receiver) in Receivers())
        {
            var state = (channel == MessageChannel.None ? MessageState.Off : MessageState.Waiting).ToString();
            added += await db.Database.ExecuteSqlAsync(
                $"""
                insert into outgoing_messages (operation_id, channel, receiver, subject, text, link, state, attempts, created_at, next_attempt_at, message_id)
                values ({told.OperationId}, {channel.ToString()}, {receiver}, {told.Subject}, {told.Text}, {told.Link}, {state}, 0, {now}, {now}, {Guid.CreateVersion7()})
                on conflict (operation_id, channel, receiver) do nothing
                """, cancellationToken);
        }

        return added;
    }

    private IEnumerable<(MessageChannel Channel, string Receiver)> Receivers()
    {
        var settings = options.Value;
        var mail = string.IsNullOrEmpty(settings.Mail.Server) ? [] : settings.Mail.Receivers.Select(r => (MessageChannel.Mail, r));
        var hook = settings.Webhook.Url is { } url ? [(MessageChannel.Webhook, url.Authority)] : Array.Empty<(MessageChannel, string)>();
        return mail.Concat(hook).DefaultIfEmpty((MessageChannel.None, ""));
    }
}

/// <param name="OperationId">The same for the same event.</param>
/// <param name="Subject">Says nothing about anybody.</param>
/// <param name="Text">A sentence or two.</param>
/// <param name="Link">Where to read more, within the service.</param>
public sealed record Told(string OperationId, string Subject, string Text, string Link);
