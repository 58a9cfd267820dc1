namespace Matchning.Nights.Messages;

/// <summary>A way out of the house. Never throws for what the other side does: the outcome says what is known.</summary>
public interface IMessageChannel
{
    MessageChannel Channel { get; }

    Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <param name="Result">What is known about the message.</param>
/// <param name="Fault">In Swedish, without addresses or anything the other side wrote.</param>
/// <param name="NotBefore">The receiver's own wish for the next try, at the least.</param>
public sealed record SendOutcome(SendResult Result, string? Fault = null, TimeSpan? NotBefore = null);

/// <summary>Later: surely not delivered, try again. Refused: this message will never be taken. Unknown: it may have been delivered.</summary>
public enum SendResult { Sent, Later, Refused, Unknown }
