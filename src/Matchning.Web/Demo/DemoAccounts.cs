using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Demo;

/// <summary>One account per role to try the service with. Empty unless the demo data were loaded.</summary>
public sealed class DemoAccounts(MatchningDb db)
{
    public async Task<IReadOnlyList<DemoAccount>> ListAsync(CancellationToken cancellationToken)
    {
        // The colleagues of the one that is offered have another address than their user name.
        var rows = await (
            from user in db.Users
            where user.IsDemo && user.DisabledAt == null && user.Email == user.UserName
            join link in db.UserRoles on user.Id equals link.UserId
            join role in db.Roles on link.RoleId equals role.Id
            orderby user.UserName
            select new { user, Role = role.Name! }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. Role.All.Where(Access.HasPages)
            .Select(role => rows.Find(r => r.Role == role))
            .Where(row => row is not null)
            .Select(row => new DemoAccount(row!.user.Id, row.Role, row.user.ShortName, RoleWords.Sees(row.Role) ?? ""))
            .OrderBy(account => account.Role != Role.Consultant)];
    }

    /// <summary>Null for every account that the demo's loader did not make, and for those whose role has no pages.</summary>
    public async Task<Account?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var open = Access.FirstPages.Keys.ToArray();
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(
            u => u.Id == id && u.IsDemo && u.DisabledAt == null && db.UserRoles.Any(l => l.UserId == u.Id && db.Roles.Any(r => r.Id == l.RoleId && open.Contains(r.Name))),
            cancellationToken);
    }
}

/// <param name="Sees">What there is to see in the role.</param>
public sealed record DemoAccount(Guid Id, string Role, string Name, string Sees);
