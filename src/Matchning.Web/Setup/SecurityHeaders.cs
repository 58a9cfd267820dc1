namespace Matchning.Web.Setup;

/// <summary>The same headers on every answer, errors and redirects too.</summary>
public static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'";

    // Hangfire's own pages set widths and colours as attributes, and have an image in their style sheet. Scripts stay as strict as everywhere.
    private static readonly string JobsPolicy = ContentPolicy.Replace("img-src 'self'", "img-src 'self' data:", StringComparison.Ordinal) + "; style-src-attr 'unsafe-inline'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var isHttpsOnly = app.Configuration.IsHttpsOnly();
        app.Use((context, next) =>
        {
            // An exception clears the headers before its page is written, so they are set at the last moment.
            var policy = context.Request.Path.StartsWithSegments(JobSetup.Dashboard, StringComparison.Ordinal) ? JobsPolicy : ContentPolicy;
            context.Response.OnStarting(() => Set(context.Response.Headers, policy, isHttpsOnly));
            return IsForeignPost(context.Request) ? Refuse(context) : next(context);
        });
    }

    /// <summary>What a signed-in person sees stays out of every cache. Static files have set their own rule.</summary>
    public static void UseNoStore(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.User.IsSignedIn() && context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
        {
            context.Response.Headers.CacheControl = "no-cache, no-store";
            context.Response.Headers.Pragma = "no-cache";
        }

        return next(context);
    });

    private static Task Set(IHeaderDictionary headers, string policy, bool isHttpsOnly)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (isHttpsOnly) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return Task.CompletedTask;
    }

    // Browsers say themselves where a form was sent from; a form token is demanded as well.
    private static bool IsForeignPost(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
        && request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site != "same-origin" && site != "none";

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
