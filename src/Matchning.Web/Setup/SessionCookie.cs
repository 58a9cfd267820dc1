using System.Runtime.ExceptionServices;
using System.Security.Claims;
using Matchning.Floor.Data;
using Matchning.People.Organisation.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace Matchning.Web.Setup;

/// <summary>
/// The cookie says which session, and whose; everything else is read from the database at every request. A cookie whose session has ended stays in the
/// browser, worth nothing: it tells whose form came too late.
/// </summary>
public static class SessionCookie
{
    private const string SecretClaim = "secret";
    private static readonly object Fault = new();

    public static ClaimsPrincipal Ticket(Guid accountId, string secret) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, accountId.ToString()), new(SecretClaim, secret)], IdentityConstants.ApplicationScheme));

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // Style sheets and pictures are the same for everyone.
        var principal = http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null ? await ReadAsync(http, context.Principal) : null;
        if (principal is null) context.RejectPrincipal();
        else context.ReplacePrincipal(principal);
    }

    /// <summary>A database that is away is no reason to ask anyone to sign in again: the request fails as any other that needs it.</summary>
    public static void UseSessionFaults(this WebApplication app) => app.Use((context, next) =>
    {
        var isErrorPage = context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!isErrorPage && context.Items[Fault] is ExceptionDispatchInfo fault) fault.Throw();
        return next(context);
    });

    private static async Task<ClaimsPrincipal?> ReadAsync(HttpContext http, ClaimsPrincipal? ticket)
    {
        if (ticket?.FindFirstValue(SecretClaim) is not { } secret) return null;
        try
        {
            var signedIn = await http.RequestServices.GetRequiredService<Sessions>().ReadAsync(secret, http.RequestAborted);
            if (signedIn?.ToPrincipal() is not { } principal) return null;
            WebRowScope.ActFor(http, secret);
            return principal;
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            http.Items[Fault] = ExceptionDispatchInfo.Capture(fault);
            return null;
        }
    }
}
