using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

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
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 mail.example ESMTP");
            var to = "";
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                Commands.Enqueue(line);
                if (line.StartsWith("RCPT", StringComparison.Ordinal)) to = line;
                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 Go on");
                    var mail = new ReceivedMail(to, await DataAsync(reader));
                    Inbox.Enqueue(mail);
                    if (await Answer(mail) is not { } answer) return;
                    await writer.WriteLineAsync(answer);
                    continue;
                }

                await writer.WriteLineAsync(line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-mail.example\r\n250 8BITMIME" : to == line ? RecipientAnswer : "250 Ok");
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // The client went away.
        }
    }

    private async Task<string[]> DataAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".") lines.Add(line);
        return [.. lines];
    }
}

/// <param name="To">The line that named the receiver.</param>
/// <param name="Lines">Headers, an empty line and the body, as they came.</param>
internal sealed record ReceivedMail(string To, string[] Lines)
{
    public IReadOnlyList<string> Headers => [.. Lines.TakeWhile(l => l.Length > 0)];

    public string Subject => string.Concat(Lines.SkipWhile(l => !l.StartsWith("Subject:", StringComparison.Ordinal)).TakeWhile((l, i) => i == 0 || l.StartsWith(' '))
        .Select(l => Encoding.UTF8.GetString(Convert.FromBase64String(l.Trim().Replace("Subject: ", "", StringComparison.Ordinal)["=?utf-8?B?".Length..^2]))));

    public string Text => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(Lines.SkipWhile(l => l.Length > 0))));
}
