using System.Text;
using MimeKit;

namespace Matchning.Nights.Messages;

/// <summary>Writes a message as e-mail: plain text in UTF-8, one receiver, with an id of its own so that a mail that came twice can be told.</summary>
internal static class MailText
{
    public static MimeMessage Write(OutgoingMessage message, string from, MessagesOptions options, DateTimeOffset now)
    {
        var sender = Address(from);
        var mail = new MimeMessage(new[] { sender }, new[] { Address(message.Receiver) }, OneLine(message.Subject), Text(message, options))
        {
            Date = now,
            MessageId = $"{message.MessageId}@{sender.Domain}",
        };
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    // Base64, so that no line of the text can be taken for the end of it, whatever the text is.
    private static TextPart Text(OutgoingMessage message, MessagesOptions options)
    {
        var part = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, $"{message.Text}\r\n\r\n{options.LinkTo(message.Link)}\r\n\r\nDet här meddelandet skickades av Matchning och går inte att svara på.\r\n");
        return part;
    }

    // It was checked when the settings were read; a row in the table may be older than that.
    private static MailboxAddress Address(string value) => value.All(c => c is > ' ' and < (char)127)
        ? new MailboxAddress("", value)
        : throw new ArgumentException("An address holds something that no address may.", nameof(value));

    private static string OneLine(string subject) => string.Concat(subject.Select(c => char.IsControl(c) ? ' ' : c));
}
