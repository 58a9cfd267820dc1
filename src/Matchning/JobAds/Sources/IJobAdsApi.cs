using RestEase;

namespace Matchning.JobAds.Sources;

/// <summary>The two calls of JobStream, in both versions. Answers come back at the headers, to be read as a stream.</summary>
[AllowAnyStatusCode]
public interface IJobAdsApi
{
    [Header("api-key")]
    string? ApiKey { get; set; }

    [Get("snapshot")]
    [Header("Accept", "application/json")]
    Task<HttpResponseMessage> SnapshotAsync(CancellationToken cancellationToken);

    [Get("stream")]
    [Header("Accept", "application/json")]
    Task<HttpResponseMessage> StreamAsync([Query("date")] string date, CancellationToken cancellationToken);

    [Get("v2/snapshot")]
    [Header("Accept", "application/jsonl")]
    Task<HttpResponseMessage> SnapshotLinesAsync(CancellationToken cancellationToken);

    [Get("v2/stream")]
    [Header("Accept", "application/jsonl")]
    Task<HttpResponseMessage> StreamLinesAsync([Query("updated-after")] string updatedAfter, CancellationToken cancellationToken);
}
