using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Matchning.Tests.Support;

/// <summary>A feed of the test's own: a small server that answers as the test says, where the replay says too much or too little.</summary>
public static class OwnFeed
{
    public static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }

    public static async Task LinesAsync(HttpContext http, string lines)
    {
        http.Response.ContentType = "application/jsonl";
        await http.Response.WriteAsync(lines);
    }

    public static Uri Address(this WebApplication feed) => new(feed.Urls.First());
}
