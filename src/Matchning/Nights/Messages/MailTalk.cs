using System.Globalization;
using System.Text;
using MailKit;

namespace Matchning.Nights.Messages;

/// <summary>
/// Listens to one SMTP connection for the two things its exceptions do not tell: whether the server may have the whole message, and what it answered
/// to what, before the client tidied up after the answer and perhaps failed at that. Keeps a number and two yes-or-no, never a text.
/// </summary>
internal sealed class MailTalk(Action onHandedOver) : IProtocolLogger, ITransferProgress
{
    private const int LongestAnswer = 200_000;

    private readonly StringBuilder _line = new();
    private int _answerLength;
    private bool _isTidyingUp;
    private bool _isAboutTheMessage;

    /// <summary>Set before the end of the text is written: from here on the server may take the message.</summary>
    public bool IsHandedOver { get; private set; }

    /// <summary>To the last command, or to the whole message; 0 before it came, -1 for what is no answer at all.</summary>
    public int Answer { get; private set; }

    /// <summary>It is this message, or its receiver, that the server will never have.</summary>
    public bool IsRefused => Answer is >= 500 and < 600 && (_isAboutTheMessage || IsHandedOver);

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri) { }

    // Reset is the client's own, after a no: what is answered to it says nothing of the message.
    public void LogClient(byte[] buffer, int offset, int count)
    {
        if (IsHandedOver || _isTidyingUp || (_isAboutTheMessage && Answer == 354)) return;
        var sent = buffer.AsSpan(offset, count);
        _isTidyingUp = sent.StartsWith("RSET"u8);
        if (_isTidyingUp) return;
        _isAboutTheMessage = sent.StartsWith("RCPT"u8) || sent.StartsWith("DATA"u8);
        Forget();
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        foreach (var one in buffer.AsSpan(offset, count))
        {
            if (++_answerLength > LongestAnswer) throw new IOException("The server's answer has no end.");
            if (_isTidyingUp || (IsHandedOver && Answer != 0)) continue;
            if (one != '\n') Take((char)one);
            else EndLine();
        }
    }

    public void Report(long bytesTransferred, long totalSize)
    {
        if (bytesTransferred < totalSize || IsHandedOver) return;
        IsHandedOver = true;
        Forget();
        onHandedOver();
    }

    public void Report(long bytesTransferred)
    {
    }

    public void Dispose()
    {
    }

    private void Forget()
    {
        Answer = 0;
        _answerLength = 0;
        _line.Clear();
    }

    private void Take(char one)
    {
        if (_line.Length < 4) _line.Append(one);
    }

    // "250-first", "250-second", "250 last".
    private void EndLine()
    {
        var line = _line.ToString();
        _line.Clear();
        if (line.Length == 4 && line[3] == '-') return;
        Answer = int.TryParse(line.AsSpan(0, Math.Min(3, line.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : -1;
    }
}
