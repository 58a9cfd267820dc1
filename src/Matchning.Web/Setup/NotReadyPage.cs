using Matchning.Floor.Data;

namespace Matchning.Web.Setup;

/// <summary>What visitors see while the database is away at the start or being upgraded: a plain page that loads itself again, and nothing half-made.</summary>
public static class NotReadyPage
{
    private const string Page =
        """
        <!doctype html>
        <html lang="sv">
        <head><meta charset="utf-8"><title>Snart tillbaka</title><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"></head>
        <body><main><h1>Snart tillbaka</h1><p>Vi startar eller uppgraderar tjänsten. Sidan laddar om sig själv.</p><p>Inget du har sparat är förlorat.</p></main></body>
        </html>
        """;

    public static void UseNotReadyPage(this WebApplication app)
    {
        var schema = app.Services.GetRequiredService<SchemaWatch>();
        app.Use((context, next) => schema.IsReady || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? next(context)
            : ShowAsync(context.Response));
    }

    private static async Task ShowAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = "5";
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(Page);
    }
}
