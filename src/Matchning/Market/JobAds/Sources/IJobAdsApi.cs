using Refit;

namespace Matchning.Market.JobAds.Sources;

/// <summary>The two calls of JobStream, in both versions. Answers come back at the headers, whatever their status, to be read as a stream.</summary>
public interface IJobAdsApi
{
    [Get("/snapshot")]
    [Headers("Accept: application/json")]
    Task<HttpResponseMessage> SnapshotAsync(CancellationToken cancellationToken);

    [Get("/stream")]
    [Headers("Accept: application/json")]
    Task<HttpResponseMessage> StreamAsync(string date, CancellationToken cancellationToken);

    [Get("/v2/snapshot")]
    [Headers("Accept: application/jsonl")]
    Task<HttpResponseMessage> SnapshotLinesAsync(CancellationToken cancellationToken);

    [Get("/v2/stream")]
    [Headers("Accept: application/jsonl")]
    Task<HttpResponseMessage> StreamLinesAsync([AliasAs("updated-after")] string updatedAfter, CancellationToken cancellationToken);
}
