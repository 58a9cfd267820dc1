using System.Net;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Matchning.Nights.Messages;

/// <summary>
/// Sends one e-mail over a connection of its own. Whether a connection was lost before or after the server could have taken the message is the
/// difference between trying again and sending twice.
/// </summary>
public sealed class MailChannel(IOptions<MessagesOptions> options, TimeProvider clock) : IMessageChannel
{
    // Each of them changes when the text is sent or in what form, and a message of some hundred bytes wins nothing by any.
    private const SmtpCapabilities Unwanted = SmtpCapabilities.Pipelining | SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime
        | SmtpCapabilities.EightBitMime | SmtpCapabilities.UTF8 | SmtpCapabilities.Dsn;

    private static readonly TimeSpan EachStep = TimeSpan.FromSeconds(30);
    private static readonly FormatOptions Format = WithShortLines();

    public MessageChannel Channel => MessageChannel.Mail;

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (options.Value.Mail is not { Server: { Length: > 0 } server, From: { } from } mail) return new(SendResult.Later, "E-post är inte längre inställd.");
        var text = MailText.Write(message, from, options.Value, clock.GetUtcNow());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var talk = new MailTalk(onHandedOver: () => limit.CancelAfter(mail.AnswerTimeout));
        try
        {
            using var client = new SmtpClient(talk) { LocalDomain = "matchning", Timeout = Timeout.Infinite, CheckCertificateRevocation = false };
            await OpenAsync(client, server, mail, limit);
            limit.CancelAfter(EachStep);
            await client.SendAsync(Format, text, limit.Token, talk);
            return new(SendResult.Sent);
        }
        catch (Exception fault) when (talk.IsHandedOver || fault is not (ArgumentException or FormatException))
        {
            // Whatever its type: what counts is how far the talk had come.
            return talk.IsHandedOver ? OfAnswer(talk.Answer) : new(talk.IsRefused ? SendResult.Refused : SendResult.Later, Told(fault, talk.Answer));
        }
    }

    // The certificate must be for the server's name and trusted by the machine. Lists of revoked ones are often out of reach from within a guarded
    // network, and then no alarm would ever leave it.
    private static async Task OpenAsync(SmtpClient client, string server, MailOptions mail, CancellationTokenSource limit)
    {
        limit.CancelAfter(EachStep);
        await client.ConnectAsync(server, mail.Port, Security(mail), limit.Token);
        limit.CancelAfter(EachStep);
        if (mail.UserName is { } user) await client.AuthenticateAsync(Encoding.UTF8, new NetworkCredential(user, mail.Password), limit.Token);
        client.Capabilities &= ~Unwanted;
    }

    private static SecureSocketOptions Security(MailOptions mail) => mail.Security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    private static SendOutcome OfAnswer(int answer) => answer switch
    {
        >= 200 and < 300 => new(SendResult.Sent),
        >= 400 and < 500 => new(SendResult.Later, $"E-postservern svarade {answer}."),
        >= 500 and < 600 => new(SendResult.Refused, $"E-postservern svarade {answer}."),
        0 => new(SendResult.Unknown, "Förbindelsen bröts innan servern hann svara. Meddelandet kan ha kommit fram."),
        _ => new(SendResult.Unknown, "E-postservern svarade något obegripligt. Meddelandet kan ha kommit fram."),
    };

    private static string Told(Exception fault, int answer) => fault switch
    {
        SslHandshakeException { ServerCertificate: not null } => "E-postserverns certifikat gick inte att lita på.",
        NotSupportedException => "E-postservern kan inte det som är inställt. Kontrollera Messages__Mail__Security och Messages__Mail__UserName.",
        _ => answer >= 400 ? $"E-postservern svarade {answer}." : "E-postservern går inte att nå.",
    };

    private static FormatOptions WithShortLines()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.MaxLineLength = 76;
        format.AllowMixedHeaderCharsets = false;
        return format;
    }
}
