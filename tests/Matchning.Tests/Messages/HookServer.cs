using System.Collections.Concurrent;
using Matchning.Nights.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Matchning.Tests.Messages;

/// <summary>A real HTTP receiver of webhooks.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HookServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single() + "/larm");

    public ConcurrentQueue<ReceivedHook> Posts { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public static async Task<HookServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new HookServer(builder.Build());
        server._app.MapPost("/larm", server.TakeAsync);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Posts.Enqueue(new(context.Request.Headers[WebhookChannel.IdHeader]!, context.Request.Headers[WebhookChannel.TimeHeader]!,
            context.Request.Headers[WebhookChannel.SignatureHeader]!, body.ToArray()));
        await Answer(context);
    }
}

internal sealed record ReceivedHook(string Id, string Time, string Signature, byte[] Body);
