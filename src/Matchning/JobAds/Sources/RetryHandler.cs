using System.Net;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Matchning.JobAds.Sources;

/// <summary>
/// Asks again when the feed is busy or out of reach, waiting as long as it says, up to a limit. Never repeats a 400, 401 or 404, nor a call whose
/// address or certificate is wrong.
/// </summary>
public sealed class RetryHandler : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly TimeSpan _headersLimit;

    public RetryHandler(IOptions<JobAdsOptions> options, TimeProvider clock)
    {
        _headersLimit = options.Value.IdleLimit;
        var retry = new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Math.Max(1, options.Value.Retries),
            ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome) && !(AskedWait(arguments.Outcome.Result, clock) > options.Value.LongestWait)),
            DelayGenerator = arguments => ValueTask.FromResult(Spread(AskedWait(arguments.Outcome.Result, clock) ?? OwnWait(arguments.AttemptNumber, options.Value))),
        };
        _pipeline = options.Value.Retries == 0
            ? ResiliencePipeline<HttpResponseMessage>.Empty
            : new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }.AddRetry(retry).Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await SendOnceAsync(request, token), cancellationToken);

    // The client's own time limit would count the waits as well; this one is for one answer's headers.
    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_headersLimit);
        try
        {
            return await base.SendAsync(request, limit.Token);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No answer in time.", fault);
        }
    }

    private static readonly HttpStatusCode[] Passing =
        [HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome.Exception is HttpRequestException fault
        ? fault.HttpRequestError != HttpRequestError.SecureConnectionError
        : outcome.Result is { } response && Passing.Contains(response.StatusCode);

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
