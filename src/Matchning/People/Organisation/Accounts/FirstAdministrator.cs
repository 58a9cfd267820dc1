using Matchning.Floor.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Organisation.Accounts;

/// <summary>How an installation gets its first administrator: from the command line, and only as long as nobody is one.</summary>
public sealed class FirstAdministrator(MatchningDb db, OneTimeLinks links, TimeProvider clock)
{
    /// <returns>The token of a one-time link; null when there is an administrator already, or another account has the name.</returns>
    public Task<FirstAdministratorMade> MakeAsync(string userName, string fullName, CancellationToken cancellationToken) => db.WholeUnitAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ChangeAccounts.LockAsync(db, cancellationToken);
        db.ChangeTracker.Clear();
        if (await ChangeAccounts.Administrators(db).AnyAsync(a => a.HasPassword, cancellationToken)) return new(FirstAdministratorResult.ThereIsOne, null);
        var name = Account.Normalized(userName);
        var waiting = await ChangeAccounts.Administrators(db).AsNoTracking().ToListAsync(cancellationToken);
        var account = waiting.Find(a => a.NormalizedUserName == name);
        if (account is not null)
        {
            await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, (DateTimeOffset?)null), cancellationToken);
        }
        else
        {
            if (await db.Users.AnyAsync(a => a.NormalizedUserName == name, cancellationToken)) return new(FirstAdministratorResult.UserNameTaken, null);
            account = Add(userName, fullName);
        }

        // One that was made before and never entered may have been misspelt: only the last one asked for gets in.
        await CloseAsync(waiting.Where(a => a.Id != account.Id).Select(a => a.Id), cancellationToken);
        var token = await links.MakeAsync(account.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return new FirstAdministratorMade(FirstAdministratorResult.Made, token);
    }, cancellationToken);

    private Account Add(string userName, string fullName)
    {
        var operation = Guid.NewGuid();
        var account = ChangeAccounts.Made(userName, new() { OperationId = operation, AccountId = null, By = Guid.Empty, FullName = fullName, Role = Role.Administrator });
        db.Add(account);
        db.Add(new IdentityUserRole<Guid> { UserId = account.Id, RoleId = Role.IdOf(Role.Administrator) });
        db.Add(new AccountEvent
        {
            OperationId = operation,
            AccountId = account.Id,
            ById = null,
            At = clock.GetUtcNow(),
            Deed = AccountDeed.MadeFirstAdministrator,
            RoleAfter = Role.Administrator,
        });
        return account;
    }

    private async Task CloseAsync(IEnumerable<Guid> others, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var other in others)
        {
            await links.EndAsync(other, cancellationToken);
            await db.Users.Where(a => a.Id == other).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, (DateTimeOffset?)now), cancellationToken);
        }
    }
}

public sealed record FirstAdministratorMade(FirstAdministratorResult Result, string? Token);

public enum FirstAdministratorResult { Made, ThereIsOne, UserNameTaken }
