using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Nights.Messages;

/// <summary>
/// Something that is to be told outside the house, to one receiver by one channel. Written in the transaction of what it tells of, sent afterwards by
/// whichever node is free. Holds no personal data: what happened is read behind the link, signed in.
/// </summary>
public sealed class OutgoingMessage
{
    public long Id { get; init; }

    /// <summary>The same for the same event, however often it is noticed; with channel and receiver it is unique.</summary>
    public required string OperationId { get; init; }

    public required MessageChannel Channel { get; init; }

    /// <summary>An e-mail address, or the host of the webhook. Empty where nothing is set up.</summary>
    public required string Receiver { get; init; }

    public required string Subject { get; init; }
    public required string Text { get; init; }

    /// <summary>Path within the service, "/korningar/7".</summary>
    public required string Link { get; init; }

    public MessageState State { get; set; }
    public int Attempts { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Whoever is sending it is taken for dead after this.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why the last try did not end well, in Swedish.</summary>
    public string? Fault { get; set; }

    /// <summary>Sent with the message: a receiver that gets it twice can tell.</summary>
    public Guid MessageId { get; init; } = Guid.CreateVersion7();

    internal sealed class Mapping : IEntityTypeConfiguration<OutgoingMessage>
    {
        public void Configure(EntityTypeBuilder<OutgoingMessage> entity)
        {
            entity.ToTable("outgoing_messages");
            entity.HasIndex(m => new { m.OperationId, m.Channel, m.Receiver }).IsUnique();
            entity.HasIndex(m => new { m.Channel, m.Receiver, m.Id }).HasFilter("state in ('Waiting', 'Sending')");
        }
    }
}

public enum MessageChannel { None, Mail, Webhook }

/// <summary>
/// Waiting → Sending → Sent; back to Waiting after a fault; Parked when tried often enough or refused for good; Unknown when the receiver may have
/// it; Off when there was nobody to send to.
/// </summary>
public enum MessageState { Waiting, Sending, Sent, Unknown, Parked, Off }
