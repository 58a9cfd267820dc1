using Matchning.People.Organisation;
using Matchning.Tests.Support;
using Microsoft.AspNetCore.Identity;

namespace Matchning.Web.Tests.Support;

/// <summary>The application on its first day: one unit, one consultant, nothing else.</summary>
public sealed class EmptyApp : WebApp
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
        });
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        db.AddRange(unit, account, new IdentityUserRole<Guid> { UserId = account.Id, RoleId = Role.IdOf(Role.Consultant) });
        await db.SaveChangesAsync();
    }
}
