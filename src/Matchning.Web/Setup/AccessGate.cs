using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Matchning.Web.Setup;

/// <summary>Finds the line of docs/access.md for a request. A method or a handler without a line goes no further.</summary>
public static class AccessGate
{
    public static void UseAccessTable(this WebApplication app) => app.Use((context, next) =>
    {
        var rows = AddressOf(context.GetEndpoint()) is { } address ? AccessTable.Shipped.At(address).ToList() : [];
        var ofMethod = rows.FindAll(r => r.Method == Method(context.Request));
        if (rows.Count > 0 && ofMethod.Count == 0) return RefuseMethod(context, rows);
        var handler = HandlerOf(context);
        if (ofMethod.Find(r => r.Handler.Equals(handler, StringComparison.OrdinalIgnoreCase)) is not { } row) return RefuseHandler(context);
        context.Features.Set(row);
        return next(context);
    });

    /// <summary>Which methods an endpoint answers is for the table to say; routing would give the others to the endpoint of unknown addresses.</summary>
    public static void AnyMethod(this IEndpointConventionBuilder endpoints) => endpoints.Add(endpoint =>
    {
        foreach (var methods in endpoint.Metadata.OfType<IHttpMethodMetadata>().ToList()) endpoint.Metadata.Remove(methods);
    });

    public static AccessRow? RowOf(HttpContext context) => context.Features.Get<AccessRow>();

    /// <summary>What the table calls an endpoint; null for one that has no address.</summary>
    public static string? AddressOf(Endpoint? endpoint) => endpoint switch
    {
        null => null,
        _ when endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null => AccessTable.StaticFiles,
        RouteEndpoint route => "/" + route.RoutePattern.RawText!.TrimStart('/'),
        _ => null,
    };

    private static string Method(HttpRequest request) => HttpMethods.IsHead(request.Method) ? HttpMethods.Get : request.Method;

    // The same as Razor Pages looks for, which gives an unknown one to the page's first handler.
    private static string HandlerOf(HttpContext context)
    {
        if (IsErrorPage(context)) return "";
        var named = context.Request.RouteValues["handler"] as string;
        return string.IsNullOrEmpty(named) ? context.Request.Query["handler"].FirstOrDefault() ?? "" : named;
    }

    private static Task RefuseMethod(HttpContext context, IEnumerable<AccessRow> rows)
    {
        // What is refused for its method already has its answer; only pages are shown as pages.
        if (IsErrorPage(context)) return Task.CompletedTask;
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = string.Join(", ", rows.Select(r => r.Method).Distinct().SelectMany(m => m == HttpMethods.Get ? [m, HttpMethods.Head] : new[] { m }));
        return Task.CompletedTask;
    }

    private static Task RefuseHandler(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // Run again for the page that says what went wrong, with the method and the query of what did.
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
}
