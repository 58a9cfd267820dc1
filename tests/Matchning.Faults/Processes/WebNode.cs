using System.Net;

namespace Matchning.Faults.Processes;

/// <summary>A process that serves the pages.</summary>
internal sealed class WebNode(Child process, int port) : IAsyncDisposable
{
    private static readonly HttpClient Prober = new() { Timeout = TimeSpan.FromSeconds(10) };

    public Child Process { get; } = process;

    public int Port => port;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    public async Task ReadyAsync() => await Until.TrueAsync(
        async () =>
        {
            if (Process.HasEnded) throw new DrillFailedException("Webben slutade: " + Process.Log());
            return await ProbeAsync("/health/ready") == HttpStatusCode.OK;
        },
        TimeSpan.FromSeconds(60),
        "webben är redo");

    /// <summary>Null when nothing answers.</summary>
    public async Task<HttpStatusCode?> ProbeAsync(string path)
    {
        try
        {
            using var answer = await Prober.GetAsync(new Uri(Address, path));
            return answer.StatusCode;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}

/// <summary>The stand-in for the job-ads feed.</summary>
internal sealed class Feed(Child process, int port) : IAsyncDisposable
{
    public Child Process { get; } = process;

    public int Port => port;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    public async Task ReadyAsync()
    {
        using var prober = new HttpClient();
        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    return (await prober.GetAsync(new Uri(Address, "/health"))).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            TimeSpan.FromSeconds(60),
            "annonsflödet svarar");
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
