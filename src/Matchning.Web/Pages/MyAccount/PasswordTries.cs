using Matchning.People.Organisation;
using Matchning.People.Organisation.Accounts;
using Matchning.People.Organisation.SignIn;
using Matchning.Web.Setup;

namespace Matchning.Web.Pages.MyAccount;

/// <summary>A change of password, limited as a sign-in: who sits down at somebody's open browser cannot guess the old one for long.</summary>
public sealed class PasswordTries(SetPassword set, SignInLimits limits)
{
    public async Task<(PasswordResult Result, TimeSpan? Wait)> ChangeAsync(string userName, PasswordChange change, CancellationToken cancellationToken)
    {
        // The account's own allowance for this, whatever browser it is: nobody else can draw on it.
        var attempt = new SignInTry("change " + Account.Normalized(userName), null, change.AccountId);
        if (await limits.TakeAsync(attempt, cancellationToken) is { } wait) return (PasswordResult.OldIsWrong, wait);
        var result = await set.ByOldAsync(change, cancellationToken);
        if (result != PasswordResult.OldIsWrong) await limits.GiveBackAsync(attempt, cancellationToken);
        return (result, null);
    }
}
