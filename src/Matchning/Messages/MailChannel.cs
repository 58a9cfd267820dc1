using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;

namespace Matchning.Messages;

/// <summary>
/// Sends one e-mail over a connection of its own. SmtpClient cannot say whether a connection was lost before or after the server could have taken the
/// message; this can, and that is the difference between trying again and sending twice.
/// </summary>
public sealed class MailChannel(IOptions<MessagesOptions> options, TimeProvider clock) : IMessageChannel
{
    private static readonly TimeSpan EachStep = TimeSpan.FromSeconds(30);

    public MessageChannel Channel => MessageChannel.Mail;

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (options.Value.Mail is not { Server.Length: > 0, From: { } from } mail) return new(SendResult.Later, "E-post är inte längre inställd.");
        var data = MailText.Write(message, from, options.Value.SiteUrl, clock.GetUtcNow());
        using var socket = new TcpClient();
        var isHandedOver = false;
        try
        {
            await WithinAsync(EachStep, token => socket.ConnectAsync(mail.Server, mail.Port, token).AsTask(), cancellationToken);
            await using var talk = new SmtpTalk(socket.GetStream(), mail.Server);
            await WithinAsync(EachStep, token => GreetAsync(talk, mail, token), cancellationToken);
            await WithinAsync(EachStep, token => AddressAsync(talk, from, message.Receiver, data, token), cancellationToken);
            isHandedOver = true;
            var answer = 0;
            await WithinAsync(mail.AnswerTimeout, async token => answer = await talk.EndDataAsync(token), cancellationToken);
            return OfAnswer(answer);
        }
        catch (SmtpRefusal refusal)
        {
            return new(refusal.IsForGood ? SendResult.Refused : SendResult.Later, $"E-postservern svarade {refusal.Code}.");
        }
        catch (Exception fault) when (fault is SocketException or IOException or OperationCanceledException or AuthenticationException)
        {
            return isHandedOver
                ? new(SendResult.Unknown, "Förbindelsen bröts innan servern hann svara. Meddelandet kan ha kommit fram.")
                : new(SendResult.Later, fault is AuthenticationException ? "E-postserverns certifikat gick inte att lita på." : "E-postservern går inte att nå.");
        }
    }

    private static async Task GreetAsync(SmtpTalk talk, MailOptions mail, CancellationToken cancellationToken)
    {
        if (mail.Security == MailSecurity.Tls) await talk.SecureAsync(cancellationToken);
        await talk.ExpectAsync(220, cancellationToken);
        await talk.SayAsync("EHLO matchning", 250, cancellationToken);
        if (mail.Security == MailSecurity.StartTls)
        {
            await talk.SayAsync("STARTTLS", 220, cancellationToken);
            await talk.SecureAsync(cancellationToken);
            await talk.SayAsync("EHLO matchning", 250, cancellationToken);
        }

        if (mail.UserName is { } user)
            await talk.SayAsync("AUTH PLAIN " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"\0{user}\0{mail.Password}")), 235, cancellationToken);
    }

    // Until the server has agreed to take the text, a no is about us or the server and may pass; a no to the receiver is for good.
    private static async Task AddressAsync(SmtpTalk talk, string from, string to, byte[] data, CancellationToken cancellationToken)
    {
        await talk.SayAsync($"MAIL FROM:<{MailText.Plain(from)}>", 250, cancellationToken);
        await talk.SayAsync($"RCPT TO:<{MailText.Plain(to)}>", 250, cancellationToken, isAboutTheMessage: true);
        await talk.SayAsync("DATA", 354, cancellationToken, isAboutTheMessage: true);
        await talk.WriteAsync(data, cancellationToken);
    }

    private static SendOutcome OfAnswer(int answer) => answer switch
    {
        >= 200 and < 300 => new(SendResult.Sent),
        >= 400 and < 500 => new(SendResult.Later, $"E-postservern svarade {answer}."),
        >= 500 and < 600 => new(SendResult.Refused, $"E-postservern svarade {answer}."),
        _ => new(SendResult.Unknown, "E-postservern svarade något obegripligt. Meddelandet kan ha kommit fram."),
    };

    private static async Task WithinAsync(TimeSpan limit, Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        both.CancelAfter(limit);
        await step(both.Token);
    }
}
