using System.Net;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.People.Organisation.Accounts;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Matchning.Web.Tests.MyAccount;

/// <summary>SEC-22: everyone sees where the own account is signed in, ends what should not be, and changes the password.</summary>
public sealed class MyAccountTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    private const string New = "en helt annan fras";

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.EmployerContact)]
    public async Task Everyone_who_is_signed_in_has_the_page_and_a_way_to_it(string role)
    {
        using var visitor = await app.EnterAsync(await app.AddAsync(role));

        var page = await visitor.GetAsync("/konto");

        page.Status.Should().Be(HttpStatusCode.OK);
        page.Html.QuerySelector("header a[href='/konto']")!.TextContent.Should().Be("Mitt konto");
        page.Html.QuerySelectorAll("main li.item").Should().ContainSingle().Which.TextContent.Should().Contain("Den här");
    }

    [Fact]
    public async Task SEC_22_Sessions_are_listed_and_one_of_them_ended()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var here = await app.EnterAsync(account);
        using var there = new Visitor(app.Address) { UserAgent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1" };
        await there.SignInAsync(account.UserName!, AccountsApp.Password);

        var page = await here.GetAsync("/konto");
        var answer = await here.SendAsync(page, "Avsluta Safari på iPhone");

        page.Html.QuerySelectorAll("main li.item").Should().HaveCount(2);
        answer.Location.Should().Be("/konto");
        (await there.GetAsync("/idag")).Status.Should().Be(HttpStatusCode.Redirect);
        (await here.GetAsync("/konto")).Html.QuerySelectorAll("main li.item").Should().ContainSingle();
    }

    [Fact]
    public async Task SEC_22_All_others_are_ended_with_one_button()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var here = await app.EnterAsync(account);
        using var second = await app.EnterAsync(account);
        using var third = await app.EnterAsync(account);

        await here.SendAsync(await here.GetAsync("/konto"), "Avsluta alla andra");

        (await second.GetAsync("/konto")).Status.Should().Be(HttpStatusCode.Redirect);
        (await third.GetAsync("/konto")).Status.Should().Be(HttpStatusCode.Redirect);
        (await here.GetAsync("/konto")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SEC_03_Somebody_elses_session_and_an_unknown_one_are_the_same_404()
    {
        var other = await app.AddAsync(Role.Consultant);
        using var visitor = await app.EnterAsync(await app.AddAsync(Role.Consultant));
        using var victim = await app.EnterAsync(other);
        await using var db = app.Open();
        var foreign = await db.Sessions.Where(s => s.AccountId == other.Id).Select(s => s.Id).SingleAsync(TestContext.Current.CancellationToken);
        var page = await visitor.GetAsync("/konto");

        var answers = new[] { await visitor.PostAsync(page, "/konto?handler=End", ("id", foreign.ToString())), await visitor.PostAsync(page, "/konto?handler=End", ("id", Guid.NewGuid().ToString())) };

        answers.Select(a => (a.Status, a.Html.QuerySelector("main")!.TextContent)).Distinct().Should().ContainSingle().Which.Status.Should().Be(HttpStatusCode.NotFound);
        (await victim.GetAsync("/konto")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("fel-fel-fel-fel", New, New, "Input.Old", "Det nuvarande lösenordet stämmer inte.")]
    [InlineData(AccountsApp.Password, "för kort", "för kort", "Input.New", "Lösenordet är för kort. Välj ett med minst 12 tecken.")]
    [InlineData(AccountsApp.Password, "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "Input.New", "Lösenordet består av för få olika tecken.")]
    [InlineData(AccountsApp.Password, "Kim Testsson Ek", "Kim Testsson Ek", "Input.New", "Lösenordet är ditt namn eller användarnamn.")]
    [InlineData(AccountsApp.Password, New, "något helt annat", "Input.Again", "Skriv samma lösenord i båda fälten.")]
    [InlineData("", "", "", "Input.Old", "Skriv ditt nuvarande lösenord.")]
    public async Task A_password_that_cannot_be_taken_is_told_at_its_field(string old, string next, string again, string field, string told)
    {
        var account = await app.AddAsync(Role.Consultant, a => a.FullName = "Kim Testsson Ek");
        using var visitor = await app.EnterAsync(account);

        var answer = await visitor.SendAsync(await visitor.GetAsync("/konto"), "Byt lösenord", ("Input.Old", old), ("Input.New", next), ("Input.Again", again));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Html.QuerySelector($"#{field.Replace('.', '_')}-fel")!.TextContent.Should().Contain(told);
        answer.Html.QuerySelectorAll("input[type=password]").Should().OnlyContain(input => input.GetAttribute("value") == null);
        await using var db = app.Open();
        (await db.Passwords.Where(p => p.AccountId == account.Id).Select(p => p.Hash).SingleAsync(TestContext.Current.CancellationToken)).Should().Be(AccountsApp.Hash);
    }

    [Fact]
    public async Task The_same_form_twice_changes_the_password_once()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var visitor = await app.EnterAsync(account);
        var page = await visitor.GetAsync("/konto");

        var answers = new[] { await ChangeAsync(), await ChangeAsync() };

        answers.Should().OnlyContain(a => a.Location == "/konto");
        await using var db = app.Open();
        (await db.AccountEvents.CountAsync(e => e.AccountId == account.Id && e.Deed == AccountDeed.PasswordChanged, TestContext.Current.CancellationToken)).Should().Be(1);

        Task<Answer> ChangeAsync() => visitor.SendAsync(page, "Byt lösenord", ("Input.Old", AccountsApp.Password), ("Input.New", New), ("Input.Again", New));
    }

    [Fact]
    public async Task SEC_21_The_old_password_cannot_be_guessed_at_an_open_browser()
    {
        using var visitor = await app.EnterAsync(await app.AddAsync(Role.Consultant));
        var page = await visitor.GetAsync("/konto");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 24; i++) statuses.Add((await visitor.SendAsync(page, "Byt lösenord", ("Input.Old", $"gissning-{i}"), ("Input.New", New), ("Input.Again", New))).Status);

        statuses[0].Should().Be(HttpStatusCode.BadRequest);
        statuses[^1].Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task The_page_is_reached_by_keyboard_and_accessible_with_and_without_faults(int width)
    {
        var account = await app.AddAsync(Role.Consultant);
        using var elsewhere = await app.EnterAsync(account);
        var page = await Browser.OpenAsync(app.Address, width);
        await page.SignInAsync(account.UserName!, AccountsApp.Password);
        await page.GotoAsync("/deltagare");
        var reached = "";
        for (var i = 0; i < 6 && reached != "Mitt konto"; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached = await page.EvaluateAsync<string>("document.activeElement.textContent.trim()");
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/konto");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Byt lösenord" }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Fel: "));
        await page.ShouldBeAccessibleAsync();
        (await page.GetByRole(AriaRole.Button, new() { Name = "Logga ut", Exact = true }).IsVisibleAsync()).Should().BeTrue();
        await page.Context.CloseAsync();
    }
}
