using System.Security.Claims;
using Matchning.People.Organisation;
using Matchning.People.Organisation.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Matchning.Web.Setup;

/// <summary>In and out: a new session with a new secret each time, and the end of the one before in the same browser.</summary>
public sealed class Entrance(Sessions sessions, KnownBrowsers known)
{
    /// <returns>Who is in now, as the next request will see it.</returns>
    public async Task<ClaimsPrincipal> EnterAsync(HttpContext http, Account account)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(account);
        var stop = http.RequestAborted;
        if (http.User.SessionId() is { } before) await sessions.EndAsync(before, http.User.AccountId(), SessionEnd.Replaced, stop);
        var secret = await sessions.BeginAsync(account.Id, BrowserWords.Of(http.Request.Headers.UserAgent), stop);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, SessionCookie.Ticket(account.Id, secret));
        known.Remember(http, Account.Normalized(account.UserName!));
        WebRowScope.ActFor(http, secret);
        return (await sessions.ReadAsync(secret, stop))?.ToPrincipal()
            ?? throw new InvalidOperationException("The account may not sign in, and must be asked about that first.");
    }

    public async Task LeaveAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.User.SessionId() is { } id) await sessions.EndAsync(id, http.User.AccountId(), SessionEnd.SignedOut, http.RequestAborted);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
