using Matchning.Web.Forms;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Matchning.Web.Setup;

/// <summary>
/// A form that comes too late goes, with all that was typed (307 keeps the body), to a page that gives it back: after a new sign-in when the session ended,
/// at once when only the form's token is from before a sign-in.
/// </summary>
public static class LostForms
{
    public const string Again = "/logga-in/igen";
    public const string SignIn = "/logga-in";

    // Forms with passwords in them are not carried on; they are short.
    private static readonly PathString[] NotKept = ["/konto", "/valkommen"];

    /// <summary>Instead of the plain way to sign in.</summary>
    public static void ToSignIn(HttpContext context, string plain)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || IsNotKept(context.Request) || !context.Request.HasFormContentType || WriterOf(context) is null)
        {
            context.Response.Redirect(plain);
            return;
        }

        context.Response.Headers.Location = Address(context.Request, "Session");
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
    }

    /// <summary>Whose session the request's cookie tells of, also when that session has ended.</summary>
    public static Guid? WriterOf(HttpContext context)
    {
        var cookie = context.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return cookie.CookieManager.GetRequestCookie(context, cookie.Cookie.Name!) is { } text && cookie.TicketDataFormat.Unprotect(text)?.Principal is { } principal
            && principal.IsSignedIn() ? principal.AccountId() : null;
    }

    private static bool IsNotKept(HttpRequest request) => NotKept.Any(path => request.Path.StartsWithSegments(path, StringComparison.Ordinal));

    private static string Address(HttpRequest request, string? handler) =>
        QueryHelpers.AddQueryString(Again, new Dictionary<string, string?> { ["handler"] = handler, ["till"] = request.Path + request.QueryString });

    /// <summary>
    /// On pages that are open to all, a token that does not fit means that somebody signed in or out meanwhile. On the others it may be another person's form.
    /// </summary>
    public sealed class GivesBack : IAlwaysRunResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (context.Result is not IAntiforgeryValidationFailedResult) return;
            var request = context.HttpContext.Request;
            if (request.Path.StartsWithSegments(SignIn, StringComparison.Ordinal)) context.Result = new LocalRedirectResult(SignIn);
            else if (IsNotKept(request)) context.Result = new LocalRedirectResult(request.Path);
            else if (IsReadable(request) && AccessGate.RowOf(context.HttpContext) is { IsOpenToVisitors: true })
                context.Result = new LocalRedirectResult(Address(request, null), permanent: false, preserveMethod: true);
        }

        public void OnResultExecuted(ResultExecutedContext context) { }

        // One that cannot be read has no token either, but that is not why it is refused.
        private static bool IsReadable(HttpRequest request)
        {
            try
            {
                return request.HasFormContentType && request.Form.Count > 0;
            }
            catch (InvalidDataException)
            {
                return false;
            }
        }
    }
}
