using System.Net;
using System.Text;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.People.Organisation.SignIn;
using Matchning.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.SignIn;

/// <summary>SEC-10 and SEC-22: who is signed in is a row, and a cookie whose row has ended is worth nothing, whoever holds a copy.</summary>
public sealed class SessionTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    private const string SessionCookie = "matchning.session";

    [Fact]
    public async Task SEC_22_A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        using var owner = await app.EnterAsync(await app.AddAsync(Role.Consultant));
        using var thief = owner.Copy(null, SessionCookie);
        (await thief.GetAsync("/idag")).Status.Should().Be(HttpStatusCode.OK);

        await owner.PostAsync(await owner.GetAsync("/konto"), "/logga-ut");

        await ShouldBeOutAsync(thief);
        await ShouldBeOutAsync(owner);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("unit")]
    [InlineData("disabled")]
    [InlineData("password")]
    public async Task SEC_10_A_deed_about_the_account_ends_its_sessions_at_the_next_request(string deed)
    {
        var account = await app.AddAsync(Role.Consultant);
        using var owner = await app.EnterAsync(account);
        using var thief = owner.Copy(null, SessionCookie);
        using var administrator = await app.EnterAsync(app.Administrator);
        var page = await administrator.GetAsync($"/administration/konton/{account.Id}");

        var answer = deed switch
        {
            "role" => await administrator.SendAsync(page, "Spara ändringen", ("Input.Role", Role.Manager)),
            "unit" => await administrator.SendAsync(page, "Spara ändringen", ("Input.UnitId", app.OtherUnit.Id.ToString())),
            "disabled" => await administrator.SendAsync(page, "Stäng av kontot"),
            _ => await owner.SendAsync(await owner.GetAsync("/konto"), "Byt lösenord",
                ("Input.Old", AccountsApp.Password), ("Input.New", "en annan lång fras"), ("Input.Again", "en annan lång fras")),
        };

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        await ShouldBeOutAsync(deed == "password" ? owner.Copy(null, "none") : owner);
        await using var db = app.Open();
        var open = await db.Sessions.CountAsync(s => s.AccountId == account.Id && s.EndedAt == null, TestContext.Current.CancellationToken);
        open.Should().Be(deed == "password" ? 1 : 0);
        if (deed != "password") await ShouldBeOutAsync(thief);
    }

    [Fact]
    public async Task SEC_22_A_new_password_ends_the_copy_in_another_browser_and_not_the_own()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var here = await app.EnterAsync(account);
        using var elsewhere = await app.EnterAsync(account);
        using var thief = elsewhere.Copy(null, SessionCookie);

        await here.SendAsync(await here.GetAsync("/konto"), "Byt lösenord",
            ("Input.Old", AccountsApp.Password), ("Input.New", "en annan lång fras"), ("Input.Again", "en annan lång fras"));

        await ShouldBeOutAsync(thief);
        (await here.GetAsync("/idag")).Status.Should().Be(HttpStatusCode.OK);
        using var again = new Visitor(app.Address);
        (await again.SignInAsync(account.UserName!, AccountsApp.Password)).Status.Should().Be(HttpStatusCode.BadRequest);
        (await again.SignInAsync(account.UserName!, "en annan lång fras")).Location.Should().Be("/idag");
    }

    [Fact]
    public async Task SEC_10_What_is_changed_in_the_database_counts_at_the_next_request_of_an_open_session()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var owner = await app.EnterAsync(account);
        (await owner.GetAsync("/konto")).Html.QuerySelector("main")!.TextContent.Should().Contain(app.Unit.Name);
        await using var db = app.Open();

        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.UnitId, app.OtherUnit.Id).SetProperty(x => x.FullName, "Kim Nyman"), TestContext.Current.CancellationToken);
        var moved = await owner.GetAsync("/konto");
        await SetRoleAsync(account, Role.Manager);
        var (refused, allowed) = (await owner.GetAsync("/idag"), await owner.GetAsync("/ledning"));
        await SetRoleAsync(account, Role.HrPartner);

        moved.Html.QuerySelector("main")!.TextContent.Should().Contain(app.OtherUnit.Name).And.NotContain(app.Unit.Name).And.Contain("Kim Nyman");
        (refused.Status, allowed.Status).Should().Be((HttpStatusCode.Forbidden, HttpStatusCode.OK));
        await ShouldBeOutAsync(owner);
    }

    [Fact]
    public async Task SEC_10_An_account_disabled_in_the_database_is_out_at_the_next_request()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var owner = await app.EnterAsync(account);
        await using var db = app.Open();

        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, app.Clock.GetUtcNow()), TestContext.Current.CancellationToken);

        await ShouldBeOutAsync(owner);
    }

    [Fact]
    public async Task SEC_22_Each_sign_in_has_a_session_of_its_own_and_ends_the_one_before_in_that_browser()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var owner = await app.EnterAsync(account);
        using var before = owner.Copy(null, SessionCookie);
        var first = owner.Cookie(SessionCookie);

        await owner.SendAsync(await owner.GetAsync("/logga-in?tillbaka=/idag"), "Logga in", ("Input.UserName", account.UserName!), ("Input.Password", AccountsApp.Password));

        owner.Cookie(SessionCookie).Should().NotBe(first);
        (await owner.GetAsync("/idag")).Status.Should().Be(HttpStatusCode.OK);
        await ShouldBeOutAsync(before);
    }

    [Fact]
    public async Task SEC_22_Half_an_hour_without_a_request_ends_it_and_requests_keep_it()
    {
        using var owner = await app.EnterAsync(await app.AddAsync(Role.Consultant));
        for (var i = 0; i < 3; i++)
        {
            app.Clock.Ahead += TimeSpan.FromMinutes(25);
            (await owner.GetAsync("/idag")).Status.Should().Be(HttpStatusCode.OK);
        }

        app.Clock.Ahead += TimeSpan.FromMinutes(31);

        await ShouldBeOutAsync(owner);
    }

    [Fact]
    public async Task SEC_22_Ten_hours_end_it_whatever_is_done()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var owner = await app.EnterAsync(account);
        for (var i = 0; i < 29; i++)
        {
            app.Clock.Ahead += TimeSpan.FromMinutes(20);
            (await owner.GetAsync("/idag")).Status.Should().Be(HttpStatusCode.OK);
        }

        app.Clock.Ahead += TimeSpan.FromMinutes(21);

        await ShouldBeOutAsync(owner);
    }

    [Fact]
    public async Task SEC_22_The_row_holds_the_browser_in_plain_words_and_nothing_that_opens_a_session()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var owner = new Visitor(app.Address) { UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0" };
        await owner.SignInAsync(account.UserName!, AccountsApp.Password);

        await using var db = app.Open();
        var session = await db.Sessions.SingleAsync(s => s.AccountId == account.Id, TestContext.Current.CancellationToken);

        session.Browser.Should().Be("Firefox på Windows");
        session.SecretHash.Should().HaveCount(32);
        Encoding.UTF8.GetString(session.SecretHash).Should().NotBe(owner.Cookie(SessionCookie));
        (await app.WithAsync<Sessions, SignedInAccount?>(s => s.ReadAsync(session.Id.ToString(), TestContext.Current.CancellationToken))).Should().BeNull();
    }

    private static async Task ShouldBeOutAsync(Visitor visitor)
    {
        var answer = await visitor.GetAsync("/konto");
        (answer.Status, answer.Location?.Contains("/logga-in", StringComparison.Ordinal)).Should().Be((HttpStatusCode.Redirect, true));
    }

    private async Task SetRoleAsync(Account account, string role)
    {
        await using var db = app.Open();
        await db.UserRoles.Where(r => r.UserId == account.Id).ExecuteDeleteAsync();
        db.Add(new IdentityUserRole<Guid> { UserId = account.Id, RoleId = Role.IdOf(role) });
        await db.SaveChangesAsync();
    }
}
