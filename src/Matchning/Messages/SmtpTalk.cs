using System.Globalization;
using System.Net.Security;
using System.Text;

namespace Matchning.Messages;

/// <summary>The lines of one SMTP connection: commands out, answers in. Bounded, so that a server cannot fill the memory.</summary>
internal sealed class SmtpTalk(Stream stream, string server) : IAsyncDisposable
{
    private const int LongestLine = 2000;
    private const int MostLines = 100;

    private Stream _stream = stream;

    /// <summary>The certificate must be for the server's name and trusted by the machine. Nothing that came before is read after.</summary>
    public async Task SecureAsync(CancellationToken cancellationToken)
    {
        var secure = new SslStream(_stream);
        _stream = secure;
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server }, cancellationToken);
    }

    /// <exception cref="SmtpRefusal">The answer is another.</exception>
    public async Task SayAsync(string command, int expected, CancellationToken cancellationToken, bool isAboutTheMessage = false)
    {
        await WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
        await ExpectAsync(expected, cancellationToken, isAboutTheMessage);
    }

    public async Task ExpectAsync(int expected, CancellationToken cancellationToken, bool isAboutTheMessage = false)
    {
        var code = await AnswerAsync(cancellationToken);
        if (code != expected && !(expected == 250 && code is 251 or 252)) throw new SmtpRefusal(code, isAboutTheMessage && code is >= 500 and < 600);
    }

    public async Task WriteAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(bytes, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    /// <summary>From here on the server may have taken the message.</summary>
    public async Task<int> EndDataAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(".\r\n"u8.ToArray(), cancellationToken);
        return await AnswerAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    // "250-first", "250-second", "250 last". What is no answer at all is 0.
    private async Task<int> AnswerAsync(CancellationToken cancellationToken)
    {
        for (var lines = 0; lines < MostLines; lines++)
        {
            var line = await LineAsync(cancellationToken);
            if (line.Length >= 4 && line[3] == '-') continue;
            return line.Length >= 3 && int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;
        }

        throw new IOException("The server's answer has no end.");
    }

    // A byte at a time, so that nothing is read past the answer; answers are short.
    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < LongestLine)
        {
            if (await _stream.ReadAsync(one, cancellationToken) == 0) throw new EndOfStreamException();
            if (one[0] == '\n') return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }

        throw new IOException("The server's line has no end.");
    }
}

/// <summary>The server said no.</summary>
internal sealed class SmtpRefusal(int code, bool isForGood) : Exception($"The server answered {code}.")
{
    public int Code => code;

    /// <summary>It is this message that the server will not have.</summary>
    public bool IsForGood => isForGood;
}
