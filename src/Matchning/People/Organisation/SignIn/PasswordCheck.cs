using Matchning.Floor.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Organisation.SignIn;

/// <summary>
/// Whether a name and a password belong together. The same two questions to the database and one hash of the same cost, whether the account is there, is disabled,
/// has no password yet or is in order: neither answer nor time tells which.
/// </summary>
public sealed class PasswordCheck(MatchningDb db, IPasswordHasher<Account> hasher, NobodysPassword nobodys)
{
    /// <summary>Null when they do not, or the account may not sign in.</summary>
    public async Task<CheckedAccount?> FindAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var name = Account.Normalized(userName);
        var found = await db.Users.AsNoTracking().Where(a => a.NormalizedUserName == name).Select(a => new
        {
            Account = a,
            Roles = (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id where link.UserId == a.Id select role.Name!).ToList(),
        }).SingleOrDefaultAsync(cancellationToken);
        var isRight = await IsRightAsync(found?.Account, password, cancellationToken);
        return found is not null && isRight && found.Account.DisabledAt is null ? new(found.Account, found.Roles) : null;
    }

    /// <summary>For somebody who is signed in and states the password once more.</summary>
    public async Task<bool> IsRightAsync(Account? account, string password, CancellationToken cancellationToken)
    {
        var known = await db.Database.SqlQuery<string?>($"""select guard.password_of({account?.Id ?? Guid.Empty}) "Value" """).SingleAsync(cancellationToken);
        var result = hasher.VerifyHashedPassword(account ?? nobodys.Account, known ?? nobodys.Hash, password);
        return known is not null && result != PasswordVerificationResult.Failed;
    }
}

public sealed record CheckedAccount(Account Account, IReadOnlyList<string> Roles);

/// <summary>What stands in for the password of an account that has none: made by the same hasher, so it costs the same to check.</summary>
public sealed class NobodysPassword(IPasswordHasher<Account> hasher)
{
    public Account Account { get; } = new() { FullName = "" };

    public string Hash { get; } = hasher.HashPassword(new Account { FullName = "" }, Guid.NewGuid().ToString());
}
