using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Demo;

/// <summary>One account per role to try the service with. Empty unless the demo data were loaded.</summary>
public sealed class DemoAccounts(MatchningDb db)
{
    public async Task<IReadOnlyList<DemoAccount>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from user in Demo()
            join link in db.UserRoles on user.Id equals link.UserId
            join role in db.Roles on link.RoleId equals role.Id
            orderby user.UserName
            select new { user, Role = role.Name! }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. Role.All
            .Select(role => rows.Find(r => r.Role == role))
            .Where(row => row is not null)
            .Select(row => new DemoAccount(row!.user.Id, row.Role, row.user.ShortName, RoleWords.Sees(row.Role)))
            .OrderBy(account => account.Role != Role.Consultant)];
    }

    public Task<Account?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        Demo().SingleOrDefaultAsync(u => u.Id == id, cancellationToken);

    private IQueryable<Account> Demo() => db.Users.Where(u => u.NormalizedEmail!.EndsWith(DemoMode.EmailDomain));
}

/// <param name="Sees">What there is to see in the role.</param>
public sealed record DemoAccount(Guid Id, string Role, string Name, string Sees);
