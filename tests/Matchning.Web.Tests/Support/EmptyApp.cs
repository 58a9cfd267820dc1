using Matchning.People.Organisation;
using Matchning.People.Organisation.SignIn;
using Matchning.Tests.Support;
using Microsoft.AspNetCore.Identity;

namespace Matchning.Web.Tests.Support;

/// <summary>The application on its first day: one unit, one consultant, nothing else.</summary>
public class EmptyApp : WebApp
{
    public const string UserName = "forsta@dagen.example";
    public const string Phrase = "en-lang-losen-fras";

    protected override async Task SeedAsync()
    {
        await using var db = Open();
        var unit = Make.Unit();
        var account = Make.Consultant(unit, a =>
        {
            a.UserName = a.Email = UserName;
            a.NormalizedUserName = a.NormalizedEmail = UserName.ToUpperInvariant();
        });
        account.HasPassword = true;
        db.AddRange(unit, account, new Password { AccountId = account.Id, Hash = new PasswordHasher<Account>().HashPassword(account, Phrase) }, new IdentityUserRole<Guid> { UserId = account.Id, RoleId = Role.IdOf(Role.Consultant) });
        await db.SaveChangesAsync();
    }
}
