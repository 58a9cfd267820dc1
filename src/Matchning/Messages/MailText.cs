using System.Globalization;
using System.Text;

namespace Matchning.Messages;

/// <summary>
/// Writes a message as e-mail. Subject and text are base64, so nothing in them can end a header or the message; what stands as it is was checked when
/// the settings were read, and is checked again.
/// </summary>
internal static class MailText
{
    // 39 bytes become 52 characters, and with frame and "Subject: " the line is 73: a line may have 76.
    private const int BytesPerWord = 39;

    public static byte[] Write(OutgoingMessage message, string from, Uri? site, DateTimeOffset now)
    {
        var text = $"{message.Text}\r\n\r\n{Link(site, message.Link)}\r\n\r\nDet här meddelandet skickades av Matchning och går inte att svara på.\r\n";
        string[] lines =
        [
            "From: " + Plain(from), "To: " + Plain(message.Receiver), "Subject: " + EncodedWords(message.Subject),
            "Date: " + now.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture),
            $"Message-ID: <{message.MessageId}@{Plain(from).Split('@')[^1]}>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks), "",
        ];
        return Encoding.ASCII.GetBytes(string.Join("\r\n", lines));
    }

    public static string Link(Uri? site, string path) => site is null ? path : new Uri(site, path).ToString();

    /// <exception cref="ArgumentException">It could end a line.</exception>
    public static string Plain(string value) => value.All(c => c is > ' ' and < (char)127)
        ? value
        : throw new ArgumentException("An address holds something that no address may.", nameof(value));

    private static string EncodedWords(string subject)
    {
        var words = new List<string>();
        var word = new List<byte>();
        foreach (var rune in subject.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > BytesPerWord)
            {
                words.Add(Encoded(word));
                word.Clear();
            }

            word.AddRange(bytes);
        }

        words.Add(Encoded(word));
        return string.Join("\r\n ", words);
    }

    private static string Encoded(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
