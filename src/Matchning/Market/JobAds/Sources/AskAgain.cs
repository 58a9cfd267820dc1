using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Matchning.Market.JobAds.Sources;

/// <summary>
/// Asks again when the feed is busy or out of reach, waiting as long as it says, up to a limit. Never repeats a 400, 401 or 404, nor a call whose
/// address or certificate is wrong.
/// </summary>
internal static class AskAgain
{
    private static readonly HttpStatusCode[] Passing =
        [HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    public static void AskAsSet(this ResiliencePipelineBuilder<HttpResponseMessage> pipeline, JobAdsOptions options, TimeProvider clock)
    {
        pipeline.TimeProvider = clock;
        if (options.Retries > 0) pipeline.AddRetry(Retry(options, clock));

        // The client's own time limit would count the waits as well; this one is for one answer's headers.
        pipeline.AddTimeout(options.IdleLimit);
    }

    /// <summary>The library's word for a limit that ran out is not the network's; ours treats both alike.</summary>
    public static Exception AsNetworkFault(Exception fault) =>
        fault is TimeoutRejectedException ? new HttpRequestException(HttpRequestError.ConnectionError, "No answer in time.", fault) : fault;

    private static RetryStrategyOptions<HttpResponseMessage> Retry(JobAdsOptions options, TimeProvider clock) => new()
    {
        MaxRetryAttempts = options.Retries,
        UseJitter = false,
        ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome) && !(AskedWait(arguments.Outcome.Result, clock) > options.LongestWait)),
        DelayGenerator = arguments => ValueTask.FromResult(Spread(AskedWait(arguments.Outcome.Result, clock) ?? OwnWait(arguments.AttemptNumber, options))),
    };

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: TimeoutRejectedException } => true,
        { Exception: HttpRequestException fault } => fault.HttpRequestError != HttpRequestError.SecureConnectionError,
        { Result: { } response } => Passing.Contains(response.StatusCode),
        _ => false,
    };

    // Null when it asks for nothing. A time of day is by the feed's own clock, which may not be ours.
    private static TimeSpan? AskedWait(HttpResponseMessage? response, TimeProvider clock) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - (response.Headers.Date ?? clock.GetUtcNow()) is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };

    // Doubled for each try before this one. The library's own jitter may shorten a wait, and the feed asks for a minute at least.
    private static TimeSpan OwnWait(int triesBefore, JobAdsOptions options)
    {
        var wait = options.RetryDelay * Math.Pow(2, triesBefore);
        return wait < options.LongestWait ? wait : options.LongestWait;
    }

    // Never shorter; up to a tenth longer, so that many installs told the same do not come back at once.
    private static TimeSpan? Spread(TimeSpan wait) => wait * (1 + Random.Shared.NextDouble() / 10);
}
