using Matchning.Floor.Data;
using Matchning.People.Organisation.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Organisation.Accounts;

/// <summary>What administrators do with accounts. Each deed is one transaction and one row among the events; the same form again changes nothing more.</summary>
public sealed class ChangeAccounts(MatchningDb db, OneTimeLinks links, Sessions sessions, TimeProvider clock)
{
    // Any number that no other lock uses. Deeds about accounts come one after the other: two administrators cannot demote each other at once.
    private const long Lock = 0x4143434F;

    /// <returns>With the link's token when there is one to hand over.</returns>
    public Task<AccountChanged> InviteAsync(AccountRequest request, CancellationToken cancellationToken) => DoAsync(request, async () =>
    {
        var name = Account.Normalized(request.UserName!);
        if (await db.Users.AnyAsync(a => a.NormalizedUserName == name, cancellationToken)) return new(AccountResult.UserNameTaken);
        var account = Made(request.UserName!, request);
        db.Add(account);
        db.Add(new IdentityUserRole<Guid> { UserId = account.Id, RoleId = Role.IdOf(request.Role) });
        db.Add(Event(request, account.Id, AccountDeed.Invited, (null, request.Role), (null, account.UnitId)));
        return new(AccountResult.Done, account.Id, await links.MakeAsync(account.Id, cancellationToken));
    }, cancellationToken);

    /// <summary>Name, role, unit and employer. Whoever gets other rights is signed out everywhere.</summary>
    public Task<AccountChanged> ChangeAsync(AccountRequest request, CancellationToken cancellationToken) => DoAsync(request, async () =>
    {
        var account = await db.Users.SingleAsync(a => a.Id == request.AccountId, cancellationToken);
        if (account.ConcurrencyStamp != request.Stamp) return new(AccountResult.ChangedMeanwhile);
        var before = (Role: await RoleOfAsync(account.Id, cancellationToken), account.UnitId, account.EmployerId);
        (account.FullName, account.UnitId, account.EmployerId) = (request.FullName, request.UnitId, request.EmployerId);
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        var isRoleNew = before.Role != request.Role;
        if (isRoleNew)
        {
            if (account.Id == request.By) return new(AccountResult.Self);
            if (await IsLastAdministratorAsync(account.Id, cancellationToken)) return new(AccountResult.LastAdministrator);
            db.RemoveRange(await db.UserRoles.Where(r => r.UserId == account.Id).ToListAsync(cancellationToken));
            db.Add(new IdentityUserRole<Guid> { UserId = account.Id, RoleId = Role.IdOf(request.Role) });
        }

        db.Add(Event(request, account.Id, AccountDeed.Changed, isRoleNew ? (before.Role, request.Role) : default, before.UnitId != account.UnitId ? (before.UnitId, account.UnitId) : default));
        if (before != (request.Role, account.UnitId, account.EmployerId)) await sessions.EndAllAsync(account.Id, SessionEnd.RightsChanged, null, cancellationToken);
        return new(AccountResult.Done, account.Id);
    }, cancellationToken);

    public Task<AccountChanged> DisableAsync(AccountDeedRequest request, CancellationToken cancellationToken) => DoAsync(request, async () =>
    {
        if (request.AccountId == request.By) return new(AccountResult.Self);
        if (await IsLastAdministratorAsync(request.AccountId!.Value, cancellationToken)) return new(AccountResult.LastAdministrator);
        await SetDisabledAsync(request, clock.GetUtcNow(), cancellationToken);
        await sessions.EndAllAsync(request.AccountId.Value, SessionEnd.Disabled, null, cancellationToken);
        await links.EndAsync(request.AccountId.Value, cancellationToken);
        db.Add(Event(request, request.AccountId.Value, AccountDeed.Disabled));
        return new(AccountResult.Done, request.AccountId);
    }, cancellationToken);

    public Task<AccountChanged> EnableAsync(AccountDeedRequest request, CancellationToken cancellationToken) => DoAsync(request, async () =>
    {
        await SetDisabledAsync(request, null, cancellationToken);
        db.Add(Event(request, request.AccountId!.Value, AccountDeed.Enabled));
        return new(AccountResult.Done, request.AccountId);
    }, cancellationToken);

    public Task<AccountChanged> MakeLinkAsync(AccountDeedRequest request, CancellationToken cancellationToken) => DoAsync(request, async () =>
    {
        var id = request.AccountId!.Value;
        if (await db.Users.AnyAsync(a => a.Id == id && a.DisabledAt != null, cancellationToken)) return new(AccountResult.IsDisabled);
        db.Add(Event(request, id, AccountDeed.LinkMade));
        return new(AccountResult.Done, id, await links.MakeAsync(id, cancellationToken));
    }, cancellationToken);

    internal static Task LockAsync(MatchningDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", cancellationToken);

    internal static IQueryable<Account> Administrators(MatchningDb db)
    {
        var role = Role.IdOf(Role.Administrator);
        return db.Users.Where(a => db.UserRoles.Any(r => r.UserId == a.Id && r.RoleId == role));
    }

    internal static Account Made(string userName, AccountRequest request)
    {
        var isAddress = userName.Contains('@', StringComparison.Ordinal);
        return new()
        {
            Id = Guid.CreateVersion7(),
            FullName = request.FullName,
            UserName = userName,
            NormalizedUserName = Account.Normalized(userName),
            Email = isAddress ? userName : null,
            NormalizedEmail = isAddress ? Account.Normalized(userName) : null,
            UnitId = request.UnitId,
            EmployerId = request.EmployerId,
        };
    }

    private Task<AccountChanged> DoAsync(AccountDeedRequest request, Func<Task<AccountChanged>> deed, CancellationToken cancellationToken) =>
        db.WholeUnitAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await LockAsync(db, cancellationToken);
            db.ChangeTracker.Clear();
            var done = await RefusedAsync(request, cancellationToken) ?? await RepeatedAsync(request, cancellationToken) ?? await deed();
            if (done.Result is AccountResult.Done or AccountResult.Repeated)
            {
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            db.ChangeTracker.Clear();
            return done;
        }, cancellationToken);

    // Who was an administrator when the page was opened may not be one now.
    private async Task<AccountChanged?> RefusedAsync(AccountDeedRequest request, CancellationToken cancellationToken) =>
        !await Administrators(db).AnyAsync(a => a.Id == request.By && a.DisabledAt == null, cancellationToken) ? new(AccountResult.NotAdministrator)
        : request.AccountId is { } id && !await db.Users.AnyAsync(a => a.Id == id, cancellationToken) ? new(AccountResult.NoSuchAccount)
        : null;

    // The link of the first answer may never have been seen, so an unused one is replaced by the one that is shown now.
    private async Task<AccountChanged?> RepeatedAsync(AccountDeedRequest request, CancellationToken cancellationToken)
    {
        var earlier = await db.AccountEvents.AsNoTracking().SingleOrDefaultAsync(e => e.OperationId == request.OperationId && e.ById == request.By, cancellationToken);
        if (earlier is null) return null;
        var isOpen = earlier.Deed is AccountDeed.Invited or AccountDeed.LinkMade
            && await db.OneTimeLinks.AnyAsync(l => l.AccountId == earlier.AccountId && l.UsedAt == null && l.EndedAt == null, cancellationToken);
        return new(AccountResult.Repeated, earlier.AccountId, isOpen ? await links.MakeAsync(earlier.AccountId, cancellationToken) : null);
    }

    private Task<int> SetDisabledAsync(AccountDeedRequest request, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var stamp = Guid.NewGuid().ToString();
        return db.Users.Where(a => a.Id == request.AccountId)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, at).SetProperty(x => x.ConcurrencyStamp, stamp), cancellationToken);
    }

    private async Task<bool> IsLastAdministratorAsync(Guid id, CancellationToken cancellationToken) =>
        await Administrators(db).AnyAsync(a => a.Id == id, cancellationToken)
        && !await Administrators(db).AnyAsync(a => a.Id != id && a.DisabledAt == null && a.HasPassword, cancellationToken);

    private Task<string?> RoleOfAsync(Guid accountId, CancellationToken cancellationToken) => (
        from link in db.UserRoles
        join role in db.Roles on link.RoleId equals role.Id
        where link.UserId == accountId
        orderby role.Name
        select role.Name).FirstOrDefaultAsync(cancellationToken);

    private AccountEvent Event(
        AccountDeedRequest request, Guid accountId, AccountDeed deed, (string? Before, string? After) role = default, (Guid? Before, Guid? After) unit = default) => new()
        {
            OperationId = request.OperationId,
            AccountId = accountId,
            ById = request.By,
            At = clock.GetUtcNow(),
            Deed = deed,
            RoleBefore = role.Before,
            RoleAfter = role.After,
            UnitBefore = unit.Before,
            UnitAfter = unit.After,
        };
}

/// <summary>A press on a button about an account.</summary>
public record AccountDeedRequest
{
    public required Guid OperationId { get; init; }

    /// <summary>Null for one that is to be made.</summary>
    public required Guid? AccountId { get; init; }

    public required Guid By { get; init; }
}

/// <summary>What the form about an account says. The page has seen to it that role, unit and employer go together.</summary>
public sealed record AccountRequest : AccountDeedRequest
{
    public required string FullName { get; init; }

    /// <summary>For a new one; it is never changed.</summary>
    public string? UserName { get; init; }

    public required string Role { get; init; }
    public Guid? UnitId { get; init; }
    public Guid? EmployerId { get; init; }

    /// <summary>Of the account as it was shown.</summary>
    public string? Stamp { get; init; }
}

public sealed record AccountChanged(AccountResult Result, Guid? AccountId = null, string? Token = null);

public enum AccountResult { Done, Repeated, NoSuchAccount, UserNameTaken, Self, LastAdministrator, NotAdministrator, ChangedMeanwhile, IsDisabled }
