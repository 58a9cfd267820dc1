using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.People.Organisation.Accounts;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Organisation;

public sealed class FirstAdministratorTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Name = "eva.ek@kommunen.example";

    [Fact]
    public async Task One_is_made_on_an_empty_installation_and_no_second_when_somebody_has_entered()
    {
        await using var db = database.Open();
        var first = await MakeAsync(db, "fel.stavat@kommunen.example");
        var second = await MakeAsync(db, Name);
        var third = await MakeAsync(db, Name.ToUpperInvariant());
        var links = new OneTimeLinks(db, TimeProvider.System);

        (first.Result, second.Result, third.Result).Should().Be((FirstAdministratorResult.Made, FirstAdministratorResult.Made, FirstAdministratorResult.Made));
        (await links.FindAsync(first.Token!, TestContext.Current.CancellationToken)).Should().BeNull("the one asked for last gets in, and no other");
        (await links.FindAsync(second.Token!, TestContext.Current.CancellationToken)).Should().BeNull();
        var account = await links.FindAsync(third.Token!, TestContext.Current.CancellationToken);
        account!.UserName.Should().Be(Name);
        (await db.UserRoles.Where(r => r.UserId == account.Id).Select(r => r.RoleId).SingleAsync(TestContext.Current.CancellationToken)).Should().Be(Role.IdOf(Role.Administrator));

        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.HasPassword, true), TestContext.Current.CancellationToken);
        (await MakeAsync(db, "annan@kommunen.example")).Should().Be(new FirstAdministratorMade(FirstAdministratorResult.ThereIsOne, null));
        (await db.AccountEvents.CountAsync(e => e.Deed == AccountDeed.MadeFirstAdministrator && e.ById == null, TestContext.Current.CancellationToken)).Should().Be(2);
    }

    private static Task<FirstAdministratorMade> MakeAsync(MatchningDb db, string name) =>
        new FirstAdministrator(db, new OneTimeLinks(db, TimeProvider.System), TimeProvider.System).MakeAsync(name, "Eva Ek", TestContext.Current.CancellationToken);
}
