using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;
using Xunit;

namespace Matchning.Tests.Messages;

/// <summary>A real small SMTP server: goes down and up on one port, answers late, loses connections, and refuses what it is told to.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private TcpListener? _listener;

    public int Port { get; private set; }

    /// <summary>Every whole text that came, in order, whatever was answered: a server may have it on disk when the connection breaks.</summary>
    public ConcurrentQueue<ReceivedMail> Inbox { get; } = new();

    public ConcurrentQueue<string> Commands { get; } = new();

    public int Connections;

    /// <summary>The answer when the whole text has come; null closes the connection without a word.</summary>
    public Func<ReceivedMail, Task<string?>> Answer { get; set; } = _ => Task.FromResult<string?>("250 2.0.0 Ok");

    public string RecipientAnswer { get; set; } = "250 Ok";

    /// <summary>What the server says it can.</summary>
    public string[] Extensions { get; set; } = ["8BITMIME"];

    /// <summary>Talks TLS from the first byte, with this.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>So much of a text comes before the line is lost.</summary>
    public int? CutTextAfterLines { get; set; }

    public string Greeting { get; set; } = "220 mail.example ESMTP";

    /// <summary>The answer to a command that begins so, instead of the usual; empty closes the connection without a word.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    public void Up()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    public void Down() => _listener!.Stop();

    public async ValueTask DisposeAsync()
    {
        _listener?.Stop();
        await _stop.CancelAsync();
        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref Connections);
                _ = TalkAsync(client);
            }
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Down.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var closing = client;
        try
        {
            await using var stream = await OpenAsync(client);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync(Greeting);
            var to = "";
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                Commands.Enqueue(line);
                if (line.StartsWith("RCPT", StringComparison.Ordinal)) to = line;
                if (Answers.FirstOrDefault(a => line.StartsWith(a.Key, StringComparison.Ordinal)).Value is { } own)
                {
                    if (own.Length == 0) return;
                    await writer.WriteLineAsync(own);
                    continue;
                }

                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 Go on");
                    var mail = new ReceivedMail(to, await DataAsync(reader));
                    Inbox.Enqueue(mail);
                    if (await Answer(mail) is not { } answer) return;
                    await writer.WriteLineAsync(answer);
                    continue;
                }

                await writer.WriteLineAsync(line.StartsWith("EHLO", StringComparison.Ordinal) ? string.Join("\r\n", Extensions.Select(e => "250-" + e).Prepend("250-mail.example").Append("250 HELP")) : to == line ? RecipientAnswer : "250 Ok");
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or AuthenticationException)
        {
            // The client went away.
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (Certificate is not { } certificate) return client.GetStream();
        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, _stop.Token);
        return secure;
    }

    private async Task<string[]> DataAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            lines.Add(line);
            if (lines.Count == CutTextAfterLines) throw new IOException("Cut, as the test asked for.");
        }

        return [.. lines];
    }
}

/// <param name="To">The line that named the receiver.</param>
/// <param name="Lines">Headers, an empty line and the body, as they came.</param>
internal sealed record ReceivedMail(string To, string[] Lines)
{
    private readonly MimeMessage _read = MimeMessage.Load(new MemoryStream(Encoding.ASCII.GetBytes(string.Join("\r\n", Lines) + "\r\n")));

    public IReadOnlyList<string> Headers => [.. Lines.TakeWhile(l => l.Length > 0)];

    public string Subject => _read.Subject ?? "";

    public string Text
    {
        get
        {
            using var text = new MemoryStream();
            ((TextPart)_read.Body!).Content!.DecodeTo(text, TestContext.Current.CancellationToken);
            return Encoding.UTF8.GetString(text.ToArray());
        }
    }
}
