using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Matchning.Floor.Data;
using Matchning.Market.JobAds.Reading;
using Microsoft.Extensions.Options;

namespace Matchning.Market.JobAds.Sources;

/// <summary>The national feed, JobStream, in version 1 or 2.</summary>
public sealed class JobStreamSource(IJobAdsApi api, IOptions<JobAdsOptions> options) : IAdSource
{
    private readonly JobAdsOptions _options = options.Value;

    public bool TellsChanges => true;

    public string Name => $"Annonsflödet {_options.BaseUrl}";

    public async IAsyncEnumerable<FeedBody> OpenAsync(DateTimeOffset? changedSince, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await AskAsync(changedSince, cancellationToken);
        var media = response.Content.Headers.ContentType?.MediaType;
        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var isPacked = response.Content.Headers.ContentEncoding.Contains("gzip");
        var shape = media is "application/jsonl" or "application/x-ndjson" or "application/jsonlines" ? FeedShape.Lines : FeedShape.Array;
        yield return new FeedBody(LimitedStream.Over(body, isPacked, _options), shape, media ?? "utan innehållstyp");
    }

    private async Task<HttpResponseMessage> AskAsync(DateTimeOffset? changedSince, CancellationToken cancellationToken)
    {
        try
        {
            var response = await SendAsync(changedSince, cancellationToken);
            if (response.IsSuccessStatusCode) return response;
            var fault = new FeedException(Refusal(response));
            response.Dispose();
            throw fault;
        }
        catch (HttpRequestException fault)
        {
            throw new FeedException(OutOfReach(fault), fault);
        }
    }

    private Task<HttpResponseMessage> SendAsync(DateTimeOffset? changedSince, CancellationToken cancellationToken)
    {
        if (changedSince is not { } since) return _options.Version == 1 ? api.SnapshotAsync(cancellationToken) : api.SnapshotLinesAsync(cancellationToken);
        var local = SwedishTime.Local(since).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return _options.Version == 1 ? api.StreamAsync(local, cancellationToken) : api.StreamLinesAsync(local, cancellationToken);
    }

    private string Refusal(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized => $"{Name} vill ha en nyckel. Sätt JobAds__ApiKey.",
        HttpStatusCode.NotFound => $"{Name} finns inte på den adressen (404). Inget ändrades. Kontrollera JobAds__BaseUrl och JobAds__Version.",
        HttpStatusCode.TooManyRequests => $"{Name} ber oss vänta{Wait(response)}. Inget ändrades; nästa körning försöker igen.",
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
            $"{Name} hänvisar till en annan adress ({(int)response.StatusCode}). Vi följer inte hänvisningar: kontrollera JobAds__BaseUrl.",
        var status => $"{Name} svarade {(int)status}. Inget ändrades; nästa körning försöker igen.",
    };

    private static string Wait(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { Delta: { } delta } ? $" i {Math.Ceiling(delta.TotalMinutes):0} minuter" : "";

    // The framework tells only in its text what was wrong; these are its own words for it, whatever the language.
    private static string BadCertificate(HttpRequestException fault) => fault.InnerException?.Message switch
    {
        { } text when text.Contains("NotTimeValid", StringComparison.Ordinal) => "det har gått ut eller gäller inte än",
        { } text when text.Contains("NameMismatch", StringComparison.Ordinal) => "det är utfärdat för ett annat namn",
        { } text when text.Contains("UntrustedRoot", StringComparison.Ordinal) || text.Contains("PartialChain", StringComparison.Ordinal) => "utgivaren är okänd",
        _ => "det är för gammalt, har fel namn eller okänd utgivare",
    };

    private string Broken => $"{Name} bröt förbindelsen innan svaret började. Inget ändrades; nästa körning försöker igen.";

    // An address or a certificate that is wrong will not mend itself by waiting, so each says which it is.
    private string OutOfReach(HttpRequestException fault) => fault.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"{Name} finns inte: namnet {_options.BaseUrl.Host} går inte att slå upp. Kontrollera JobAds__BaseUrl och nätets namnserver.",
        HttpRequestError.SecureConnectionError =>
            $"{Name} visar ett certifikat som inte går att lita på: {BadCertificate(fault)}. Inget hämtades. Kontrollera JobAds__BaseUrl och serverns klocka.",
        _ when fault.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound } =>
            $"{Name} finns inte: namnet {_options.BaseUrl.Host} går inte att slå upp. Kontrollera JobAds__BaseUrl och nätets namnserver.",
        HttpRequestError.ResponseEnded => Broken,
        _ when fault.InnerException is IOException or SocketException { SocketErrorCode: SocketError.ConnectionReset } => Broken,
        _ => $"{Name} går inte att nå. Kontrollera JobAds__BaseUrl och nätet.",
    };
}
