using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Matchning.Data;
using Microsoft.Extensions.Options;

namespace Matchning.JobAds;

/// <summary>
/// Reads the feed item by item, whichever version and shape it has. The enumeration ends normally only when the whole answer
/// was read: the array's closing bracket, or the last line and the end of the response. Anything else throws.
/// </summary>
public sealed class JobAdFeed(IJobAdsApi api, IOptions<JobAdsOptions> options)
{
    public IAsyncEnumerable<FeedItem> SnapshotAsync(CancellationToken cancellationToken) => options.Value.Version == 1
        ? ReadAsync(api.SnapshotAsync, cancellationToken)
        : ReadAsync(api.SnapshotLinesAsync, cancellationToken);

    public IAsyncEnumerable<FeedItem> ChangesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var local = SwedishTime.Local(since).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return options.Value.Version == 1
            ? ReadAsync(token => api.StreamAsync(local, token), cancellationToken)
            : ReadAsync(token => api.StreamLinesAsync(local, token), cancellationToken);
    }

    private async IAsyncEnumerable<FeedItem> ReadAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await AskAsync(ask, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var isLines = response.Content.Headers.ContentType?.MediaType is "application/jsonl" or "application/x-ndjson" or "application/jsonlines";
        var items = isLines ? LinesAsync(body, cancellationToken) : ArrayAsync(body, cancellationToken);
        await foreach (var item in items) yield return item;
    }

    private async Task<HttpResponseMessage> AskAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> ask, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await ask(cancellationToken);
        }
        catch (HttpRequestException fault)
        {
            throw new FeedException($"Annonsflödet {options.Value.BaseUrl} går inte att nå. Kontrollera JobAds__BaseUrl och nätet.", fault);
        }

        if (response.IsSuccessStatusCode) return response;
        var status = response.StatusCode;
        response.Dispose();
        throw new FeedException(status == HttpStatusCode.Unauthorized
            ? $"Annonsflödet {options.Value.BaseUrl} vill ha en nyckel. Sätt JobAds__ApiKey."
            : $"Annonsflödet {options.Value.BaseUrl} svarade {(int)status}. Inget ändrades; nästa körning försöker igen.");
    }

    private static async IAsyncEnumerable<FeedItem> ArrayAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(body, cancellationToken: cancellationToken))
        {
            yield return new FeedItem(item, null, item.ValueKind == JsonValueKind.Undefined ? "" : item.GetRawText());
        }
    }

    // A line that cannot be parsed spoils itself only, except the last: then the answer was cut off.
    private static async IAsyncEnumerable<FeedItem> LinesAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body);
        FeedItem? held = null;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (held is { } earlier) yield return earlier;
            held = Parse(line);
        }

        if (held is not { } last) yield break;
        if (last.Error is not null) throw new FeedCutException();
        yield return last;
    }

    private static FeedItem Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return new FeedItem(document.RootElement.Clone(), null, line);
        }
        catch (JsonException)
        {
            return new FeedItem(null, "Raden är inte giltig JSON.", line);
        }
    }
}

/// <summary>An ad or a removal as it came, or the reason why it could not be parsed.</summary>
public readonly record struct FeedItem(JsonElement? Json, string? Error, string Raw);

/// <summary>The answer ended in the middle of an ad.</summary>
public sealed class FeedCutException : Exception
{
    public FeedCutException() : base("The feed ended in the middle of an ad.") { }

    public FeedCutException(string message) : base(message) { }

    public FeedCutException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>The feed could not be read to its end; the message says what to do.</summary>
public sealed class FeedException : PlainFaultException
{
    public FeedException() { }

    public FeedException(string message) : base(message) { }

    public FeedException(string message, Exception innerException) : base(message, innerException) { }
}
