using System.Net;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Matchning.JobAds;

/// <summary>Asks again when the feed is busy or out of reach, waiting as long as it says. Never repeats a 400, 401 or 404.</summary>
public sealed class RetryHandler : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public RetryHandler(IOptions<JobAdsOptions> options, TimeProvider clock)
    {
        var retry = new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Math.Max(1, options.Value.Retries),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.Value.RetryDelay,
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                .Handle<HttpRequestException>()
                .HandleResult(r => IsPassing(r.StatusCode)),
            DelayGenerator = arguments => ValueTask.FromResult(AskedWait(arguments.Outcome.Result, clock)),
        };
        _pipeline = options.Value.Retries == 0
            ? ResiliencePipeline<HttpResponseMessage>.Empty
            : new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }.AddRetry(retry).Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);

    private static bool IsPassing(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    // Null leaves the wait to the growing delay.
    private static TimeSpan? AskedWait(HttpResponseMessage? response, TimeProvider clock) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };
}
