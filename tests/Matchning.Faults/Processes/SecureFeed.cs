using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matchning.Faults.Processes;

/// <summary>Stands before the feed with https, or sends visitors on to another address; counts what it was asked.</summary>
internal sealed class SecureFeed : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private SecureFeed(WebApplication app) => _app = app;

    public int Asked { get; private set; }

    public int Port => new Uri(_app.Urls.First()).Port;

    /// <param name="certificate">Null for plain http.</param>
    /// <param name="passOnTo">The feed behind.</param>
    /// <param name="isRedirect">Names the other address instead of answering.</param>
    public static async Task<SecureFeed> StartAsync(X509Certificate2? certificate, Uri passOnTo, bool isRedirect = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        var feed = new SecureFeed(builder.Build());
        feed._app.Run(context => feed.AnswerAsync(context, passOnTo, isRedirect));
        await feed._app.StartAsync();
        return feed;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, Uri passOnTo, bool isRedirect)
    {
        Asked++;
        var target = new Uri(passOnTo, context.Request.Path + context.Request.QueryString);
        if (isRedirect)
        {
            context.Response.Redirect(target.ToString());
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.TryAddWithoutValidation("Accept", context.Request.Headers.Accept.ToArray());
        using var answer = await _client.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}
