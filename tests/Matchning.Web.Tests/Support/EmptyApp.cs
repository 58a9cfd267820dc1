using Matchning.People.Organisation;
using Matchning.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Tests.Support;

/// <summary>The application on its first day: one unit, one consultant, nothing else.</summary>
public class EmptyApp : WebApp
{
    public const string UserName = "forsta@dagen.example";
    public const string Password = "en-lang-losen-fras";

    protected override async Task SeedAsync()
    {
        await using var db = Open();
        var unit = Make.Unit();
        var account = Make.Consultant(unit, a =>
        {
            a.UserName = a.Email = UserName;
            a.NormalizedUserName = a.NormalizedEmail = UserName.ToUpperInvariant();
            a.SecurityStamp = Guid.NewGuid().ToString();
        });
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        var role = await db.Roles.SingleOrDefaultAsync(r => r.Name == Role.Consultant);
        if (role is null)
        {
            role = new IdentityRole<Guid>(Role.Consultant) { Id = Guid.CreateVersion7(), NormalizedName = Role.Consultant.ToUpperInvariant() };
            db.Add(role);
        }

        db.AddRange(unit, account, new IdentityUserRole<Guid> { UserId = account.Id, RoleId = role.Id });
        await db.SaveChangesAsync();
    }
}
