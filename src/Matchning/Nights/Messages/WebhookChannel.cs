using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Matchning.Nights.Messages;

/// <summary>
/// POSTs a small JSON with a signature. Delivered at least once: an answer that was lost means one more try with the same id, which the receiver can
/// tell. Redirects are not followed: what is signed goes where the operator said.
/// </summary>
public sealed class WebhookChannel(IHttpClientFactory clients, IOptions<MessagesOptions> options, TimeProvider clock) : IMessageChannel
{
    public const string ClientName = "webhook";
    public const string IdHeader = "X-Matchning-Message-Id";
    public const string TimeHeader = "X-Matchning-Timestamp";
    public const string SignatureHeader = "X-Matchning-Signature";

    public MessageChannel Channel => MessageChannel.Webhook;

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (options.Value.Webhook is not { Url: { } url, Secret: { } secret }) return new(SendResult.Later, "Webhooken är inte längre inställd.");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Body(message)) };
        await SignAsync(request, message, secret);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Outcome(answer);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException)
        {
            return new(SendResult.Later, fault is TaskCanceledException ? "Mottagaren svarade inte i tid." : "Mottagaren går inte att nå.");
        }
    }

    /// <summary>HMAC-SHA256 over "time.body", in hexadecimal: "sha256=…".</summary>
    public static string Signature(string secret, string time, ReadOnlySpan<byte> body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(time + "."), .. body]));

    private async Task SignAsync(HttpRequestMessage request, OutgoingMessage message, string secret)
    {
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(IdHeader, message.MessageId.ToString());
        request.Headers.Add(TimeHeader, time);
        request.Headers.Add(SignatureHeader, Signature(secret, time, await request.Content.ReadAsByteArrayAsync()));
    }

    private byte[] Body(OutgoingMessage message) => JsonSerializer.SerializeToUtf8Bytes(
        new { id = message.MessageId, subject = message.Subject, text = message.Text, link = options.Value.LinkTo(message.Link), at = message.CreatedAt },
        JsonSerializerOptions.Web);

    private SendOutcome Outcome(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        var fault = $"Mottagaren svarade {status}.";
        return answer.StatusCode switch
        {
            _ when answer.IsSuccessStatusCode => new(SendResult.Sent),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => new(SendResult.Later, fault, RetryAfter(answer)),
            _ when status >= 500 => new(SendResult.Later, fault, RetryAfter(answer)),
            _ => new(SendResult.Refused, fault),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter is { } wish ? wish.Delta ?? wish.Date - clock.GetUtcNow() : null;
}
