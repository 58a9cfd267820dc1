using Matchning.People.Organisation;
using Matchning.People.Organisation.SignIn;
using Matchning.Web.Setup;

namespace Matchning.Web.Pages.SignIn;

/// <summary>One try to sign in: may it be made now, and is it right? All that is wrong with an account gives the same answer.</summary>
public sealed class SignInTries(SignInLimits limits, PasswordCheck check, KnownBrowsers known)
{
    /// <returns>The account that may enter, or how long to wait; neither when the two do not belong together.</returns>
    public async Task<(Account? Account, TimeSpan? Wait)> TryAsync(HttpContext http, string userName, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(http);
        var name = Account.Normalized(userName);
        var attempt = new SignInTry(name, http.Connection.RemoteIpAddress, known.Of(http, name));
        if (await limits.TakeAsync(attempt, cancellationToken) is { } wait) return (null, wait);
        var found = await check.FindAsync(userName, password, cancellationToken);
        if (found?.Roles.Any(Access.HasPages) != true) return default;
        await limits.GiveBackAsync(attempt, cancellationToken);
        return (found.Account, null);
    }

    /// <summary>"en minut", "12 minuter"</summary>
    public static string Written(TimeSpan wait) => wait.TotalSeconds <= 60 ? "en minut" : $"{Math.Ceiling(wait.TotalMinutes):0} minuter";
}
