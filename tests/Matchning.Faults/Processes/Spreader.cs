using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Matchning.Faults.Processes;

/// <summary>The small proxy in front of several web nodes: asks each over and over whether it is ready, and sends every request to one that is. Never tries twice.</summary>
internal sealed class Spreader : IAsyncDisposable
{
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly ConcurrentDictionary<int, bool> _ready = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly WebApplication _app;
    private readonly Task _probing;
    private int _turn;

    private Spreader(WebApplication app, IEnumerable<int> ports)
    {
        _app = app;
        foreach (var port in ports) _ready[port] = false;
        app.Run(PassOnAsync);
        _probing = ProbeAsync();
    }

    public Uri Address => new(_app.Urls.First());

    public bool Sees(int port) => _ready[port];

    public static async Task<Spreader> StartAsync(params int[] ports)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var spreader = new Spreader(builder.Build(), ports);
        await spreader._app.StartAsync();
        return spreader;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _probing;
        await _app.DisposeAsync();
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        var ports = _ready.Where(n => n.Value).Select(n => n.Key).Order().ToArray();
        if (ports.Length == 0)
        {
            context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            return;
        }

        var port = ports[(uint)Interlocked.Increment(ref _turn) % ports.Length];
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"http://127.0.0.1:{port}{context.Request.Path}{context.Request.QueryString}");
        if (context.Request.ContentLength > 0) request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers)
        {
            if (name is "Host" or "Connection") continue;
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            {
                if (name is not ("Transfer-Encoding" or "Connection")) context.Response.Headers[name] = values.ToArray();
            }

            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (HttpRequestException) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadGateway;
        }
    }

    private async Task ProbeAsync()
    {
        using var prober = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        while (!_stop.IsCancellationRequested)
        {
            foreach (var port in _ready.Keys) _ready[port] = await IsReadyAsync(prober, port);
            await Task.Delay(ProbeEvery, CancellationToken.None);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient prober, int port)
    {
        try
        {
            using var answer = await prober.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
