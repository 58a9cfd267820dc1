using Matchning.Floor.Data;
using Matchning.People.Organisation.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Organisation.Accounts;

/// <summary>Somebody's own choice of password, by a one-time link or by the old one. Whoever is signed in to the account elsewhere is not any more.</summary>
public sealed class SetPassword(MatchningDb db, OneTimeLinks links, Sessions sessions, PasswordCheck check, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    public const int ShortestLength = 12;

    /// <summary>The link is spent only if the password is taken.</summary>
    public async Task<PasswordResult> ByLinkAsync(string token, string password, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(token, cancellationToken) is not { } account) return PasswordResult.LinkNotValid;
        if (Refusal(account, password) is { } refusal) return refusal;
        return await db.WholeUnitAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (!await links.SpendAsync(token, cancellationToken)) return PasswordResult.LinkNotValid;
            await WriteAsync(account, password, AccountDeed.PasswordSet, Guid.NewGuid(), null, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return PasswordResult.Done;
        }, cancellationToken);
    }

    /// <param name="change">What the form says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<PasswordResult> ByOldAsync(PasswordChange change, CancellationToken cancellationToken) => db.WholeUnitAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == change.AccountId, cancellationToken);
        if (await db.AccountEvents.AnyAsync(e => e.OperationId == change.OperationId && e.AccountId == account.Id, cancellationToken)) return PasswordResult.Repeated;
        if (!await check.IsRightAsync(account, change.Old, cancellationToken)) return PasswordResult.OldIsWrong;
        if (Refusal(account, change.New) is { } refusal) return refusal;
        await WriteAsync(account, change.New, AccountDeed.PasswordChanged, change.OperationId, change.SessionId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return PasswordResult.Done;
    }, cancellationToken);

    private async Task WriteAsync(Account account, string password, AccountDeed deed, Guid operationId, Guid? goesOn, CancellationToken cancellationToken)
    {
        var hash = hasher.HashPassword(account, password);
        // In two steps, since the pages may write a hash and not read one.
        if (await db.Database.ExecuteSqlAsync($"update passwords set hash = {hash} where account_id = {account.Id}", cancellationToken) == 0)
            await db.Database.ExecuteSqlAsync($"insert into passwords (account_id, hash) values ({account.Id}, {hash})", cancellationToken);
        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.HasPassword, true), cancellationToken);
        await links.EndAsync(account.Id, cancellationToken);
        await sessions.EndAllAsync(account.Id, SessionEnd.PasswordChanged, goesOn, cancellationToken);
        db.Add(new AccountEvent { OperationId = operationId, AccountId = account.Id, ById = account.Id, At = clock.GetUtcNow(), Deed = deed });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static PasswordResult? Refusal(Account account, string password) =>
        password.Length < ShortestLength ? PasswordResult.TooShort
        : IsNameOf(account, password) ? PasswordResult.IsName
        : password.Distinct().Count() < 5 ? PasswordResult.TooSimple
        : null;

    // Somebody's own name is what others try first.
    private static bool IsNameOf(Account account, string password)
    {
        string[] names = [account.UserName!, account.UserName!.Split('@')[0], account.FullName, account.FullName.Replace(" ", "", StringComparison.Ordinal)];
        return names.Contains(password, StringComparer.OrdinalIgnoreCase);
    }
}

/// <param name="SessionId">The one that goes on; all others end.</param>
public sealed record PasswordChange(Guid AccountId, Guid? SessionId, string Old, string New, Guid OperationId);

public enum PasswordResult { Done, Repeated, LinkNotValid, OldIsWrong, TooShort, IsName, TooSimple }
