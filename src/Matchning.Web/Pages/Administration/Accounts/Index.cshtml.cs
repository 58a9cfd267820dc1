using Matchning.Floor.Data;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Administration.Accounts;

/// <summary>Every account, for administrators.</summary>
public sealed class IndexModel(MatchningDb db) : PageModel
{
    public IReadOnlyList<AccountRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public Paging Shown { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "sida")] int page, CancellationToken cancellationToken)
    {
        Total = await db.Users.CountAsync(cancellationToken);
        Shown = Paging.Of(page, Total);
        Rows = await Shown.Of(db.Users.AsNoTracking().OrderBy(a => a.FullName).ThenBy(a => a.UserName)).Select(a => new AccountRow(
            a.Id, a.FullName, a.UserName!,
            (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id where link.UserId == a.Id orderby role.Name select role.Name).FirstOrDefault(),
            db.Units.Where(u => u.Id == a.UnitId).Select(u => u.Name).FirstOrDefault(),
            db.Employers.Where(e => e.Id == a.EmployerId).Select(e => e.Name).FirstOrDefault(),
            a.DisabledAt != null, a.HasPassword,
            db.Sessions.Where(s => s.AccountId == a.Id).Max(s => (DateTimeOffset?)s.BeganAt))).ToListAsync(cancellationToken);
    }
}

public sealed record AccountRow(
    Guid Id, string FullName, string UserName, string? Role, string? Unit, string? Employer, bool IsDisabled, bool HasPassword, DateTimeOffset? SignedInAt)
{
    public AccountStanding Standing => IsDisabled ? AccountStanding.Disabled
        : Role is null || !Access.HasPages(Role) ? AccountStanding.NoPages
        : HasPassword ? AccountStanding.Active
        : AccountStanding.Invited;
}

public enum AccountStanding { Active, Invited, NoPages, Disabled }
