using System.Net;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.People.Organisation.Accounts;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Matchning.Web.Tests.Administration;

/// <summary>Administrators invite, change, disable and open accounts; nobody can shut out the last of them.</summary>
public sealed class AccountPagesTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    private const string New = "en helt annan fras";
    private static int _number;

    [Fact]
    public async Task An_invited_person_chooses_a_password_by_the_link_and_is_in()
    {
        using var administrator = await app.EnterAsync(app.Administrator);
        var (name, shown) = await InviteAsync(administrator, Role.Consultant);
        using var invited = new Visitor(app.Address);

        var welcome = await invited.GetAsync(LinkIn(shown)!);
        var answer = await invited.SendAsync(welcome, "Spara lösenordet", ("Input.New", New), ("Input.Again", New));

        welcome.Html.QuerySelector("main")!.TextContent.Should().Contain(name);
        answer.Location.Should().Be("/idag");
        (await invited.GetAsync("/idag")).Status.Should().Be(HttpStatusCode.OK);
        (await administrator.GetAsync(shown.Path)).Html.QuerySelector("#engangslank").Should().BeNull("a link is shown once");
        (await new Visitor(app.Address).SignInAsync(name, New)).Location.Should().Be("/idag");
    }

    [Theory]
    [InlineData("used")]
    [InlineData("expired")]
    [InlineData("replaced")]
    [InlineData("disabled")]
    [InlineData("never was")]
    public async Task SEC_19_A_link_that_is_not_good_any_more_says_the_same_whatever_the_reason(string why)
    {
        using var administrator = await app.EnterAsync(app.Administrator);
        var (_, shown) = await InviteAsync(administrator, Role.Consultant);
        var link = why == "never was" ? "/valkommen/AAAAAAAAAAAAAAAAAAAAAA" : LinkIn(shown)!;
        using var first = new Visitor(app.Address);
        using var second = new Visitor(app.Address);
        var open = await second.GetAsync(LinkIn(shown)!);

        if (why == "used") await first.SendAsync(await first.GetAsync(link), "Spara lösenordet", ("Input.New", New), ("Input.Again", New));
        if (why == "expired") app.Clock.Ahead += OneTimeLinks.Lasts;
        if (why == "replaced") await administrator.SendAsync(await administrator.GetAsync(shown.Path), "Gör en ny engångslänk");
        if (why == "disabled") await administrator.SendAsync(await administrator.GetAsync(shown.Path), "Stäng av kontot");
        var (looked, posted) = (await second.GetAsync(link), await second.PostAsync(open, link, ("Input.New", "ett försök till här"), ("Input.Again", "ett försök till här")));

        looked.Status.Should().Be(HttpStatusCode.NotFound);
        (looked.Heading, posted.Heading, posted.Status).Should().Be(("Länken gäller inte längre", "Länken gäller inte längre", HttpStatusCode.NotFound));
        second.Cookie("matchning.session").Should().BeNull();
    }

    [Fact]
    public async Task SEC_19_Looking_at_a_link_spends_nothing_and_a_refused_password_neither()
    {
        using var administrator = await app.EnterAsync(app.Administrator);
        var (_, shown) = await InviteAsync(administrator, Role.Manager);
        using var invited = new Visitor(app.Address);

        for (var i = 0; i < 3; i++) await invited.GetAsync(LinkIn(shown)!);
        var refused = await invited.SendAsync(await invited.GetAsync(LinkIn(shown)!), "Spara lösenordet", ("Input.New", "kort"), ("Input.Again", "kort"));
        var taken = await invited.SendAsync(refused, "Spara lösenordet", ("Input.New", New), ("Input.Again", New));

        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        taken.Location.Should().Be("/ledning");
        await using var db = app.Open();
        (await db.OneTimeLinks.AnyAsync(l => l.TokenHash.Length != 32, TestContext.Current.CancellationToken)).Should().BeFalse("only a hash is kept");
    }

    [Fact]
    public async Task A_new_link_for_somebody_who_forgot_ends_the_old_password_and_all_sessions_when_it_is_used()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var owner = await app.EnterAsync(account);
        using var administrator = await app.EnterAsync(app.Administrator);
        var made = await administrator.SendAsync(await administrator.GetAsync($"/administration/konton/{account.Id}"), "Gör en ny engångslänk");
        var shown = await administrator.GetAsync(made.Location!);
        (await owner.GetAsync("/idag")).Status.Should().Be(HttpStatusCode.OK);

        using var again = new Visitor(app.Address);
        await again.SendAsync(await again.GetAsync(LinkIn(shown)!), "Spara lösenordet", ("Input.New", New), ("Input.Again", New));

        (await owner.GetAsync("/idag")).Status.Should().Be(HttpStatusCode.Redirect);
        (await new Visitor(app.Address).SignInAsync(account.UserName!, AccountsApp.Password)).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_same_invitation_twice_is_one_account_with_one_good_link()
    {
        using var administrator = await app.EnterAsync(app.Administrator);
        var page = await administrator.GetAsync("/administration/konton/nytt");
        var name = NewName();

        var answers = new[] { await PostAsync(), await PostAsync() };
        var shown = await administrator.GetAsync(answers[1].Location!);

        answers.Select(a => a.Location).Distinct().Should().ContainSingle();
        await using var db = app.Open();
        var id = await db.Users.Where(a => a.UserName == name).Select(a => a.Id).SingleAsync(TestContext.Current.CancellationToken);
        (await db.AccountEvents.CountAsync(e => e.AccountId == id, TestContext.Current.CancellationToken)).Should().Be(1);
        (await db.OneTimeLinks.CountAsync(l => l.AccountId == id && l.EndedAt == null, TestContext.Current.CancellationToken)).Should().Be(1);
        (await new Visitor(app.Address).GetAsync(LinkIn(shown)!)).Status.Should().Be(HttpStatusCode.OK);

        Task<Answer> PostAsync() => administrator.SendAsync(page, "Bjud in", ("Input.FullName", "Nils Ny"), ("Input.UserName", name), ("Input.Role", Role.Administrator));
    }

    [Theory]
    [InlineData("Stäng av kontot", AccountDeed.Disabled)]
    [InlineData("Gör en ny engångslänk", AccountDeed.LinkMade)]
    public async Task The_same_button_twice_is_one_deed(string button, AccountDeed deed)
    {
        var account = await app.AddAsync(Role.Manager);
        using var administrator = await app.EnterAsync(app.Administrator);
        var page = await administrator.GetAsync($"/administration/konton/{account.Id}");

        await administrator.SendAsync(page, button);
        (await administrator.SendAsync(page, button)).Location.Should().Be($"/administration/konton/{account.Id}");

        await using var db = app.Open();
        (await db.AccountEvents.Where(e => e.AccountId == account.Id).Select(e => new { e.Deed, e.ById }).ToListAsync(TestContext.Current.CancellationToken))
            .Should().Equal(new { Deed = deed, ById = (Guid?)app.Administrator.Id });
    }

    [Fact]
    public async Task A_disabled_account_is_opened_again_and_every_deed_is_told()
    {
        var account = await app.AddAsync(Role.Consultant);
        using var administrator = await app.EnterAsync(app.Administrator);
        await administrator.SendAsync(await administrator.GetAsync($"/administration/konton/{account.Id}"), "Stäng av kontot");
        (await new Visitor(app.Address).SignInAsync(account.UserName!, AccountsApp.Password)).Status.Should().Be(HttpStatusCode.BadRequest);

        await administrator.SendAsync(await administrator.GetAsync($"/administration/konton/{account.Id}"), "Öppna kontot igen");
        var page = await administrator.GetAsync($"/administration/konton/{account.Id}");
        await administrator.SendAsync(page, "Spara ändringen", ("Input.Role", Role.Manager), ("Input.UnitId", app.OtherUnit.Id.ToString()));
        var told = (await administrator.GetAsync($"/administration/konton/{account.Id}")).Html.QuerySelector("main")!.TextContent;

        (await new Visitor(app.Address).SignInAsync(account.UserName!, AccountsApp.Password)).Location.Should().Be("/ledning");
        told.Should().Contain("Stängdes av").And.Contain("Öppnades igen").And.Contain("från konsulent till chef").And.Contain($"från {app.Unit.Name} till {app.OtherUnit.Name}").And.Contain("Eva Ek");
    }

    [Theory]
    [InlineData(Role.Consultant, "Input.UnitId", "Välj en enhet.")]
    [InlineData(Role.EmployerContact, "Input.EmployerId", "Välj vilken arbetsgivare")]
    [InlineData(Role.HrPartner, "Input.Role", "Välj en av rollerna.")]
    [InlineData(Role.Participant, "Input.Role", "Välj en av rollerna.")]
    [InlineData("Chefschef", "Input.Role", "Välj en av rollerna.")]
    [InlineData("", "Input.Role", "Välj en roll.")]
    public async Task An_invitation_with_something_missing_is_given_back_with_what_was_typed(string role, string field, string told)
    {
        using var administrator = await app.EnterAsync(app.Administrator);

        var answer = await administrator.SendAsync(await administrator.GetAsync("/administration/konton/nytt"), "Bjud in",
            ("Input.FullName", "Nils Ny"), ("Input.UserName", NewName()), ("Input.Role", role));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Html.QuerySelector($"#{field.Replace('.', '_')}-fel")!.TextContent.Should().Contain(told);
        answer.Html.QuerySelector("[name='Input.FullName']")!.GetAttribute("value").Should().Be("Nils Ny");
    }

    [Fact]
    public async Task A_user_name_that_is_taken_or_cannot_be_one_is_told_at_its_field()
    {
        using var administrator = await app.EnterAsync(app.Administrator);
        var page = await administrator.GetAsync("/administration/konton/nytt");

        var taken = await SendAsync(app.Administrator.UserName!.ToUpperInvariant());
        var spaced = await SendAsync("två ord");

        taken.Html.QuerySelector("#Input_UserName-fel")!.TextContent.Should().Contain("Användarnamnet finns redan.");
        spaced.Html.QuerySelector("#Input_UserName-fel")!.TextContent.Should().Contain("utan mellanslag");

        Task<Answer> SendAsync(string name) => administrator.SendAsync(page, "Bjud in", ("Input.FullName", "Nils Ny"), ("Input.UserName", name), ("Input.Role", Role.Administrator));
    }

    [Fact]
    public async Task A_role_without_pages_is_not_offered_and_the_form_says_why()
    {
        using var administrator = await app.EnterAsync(app.Administrator);

        var page = await administrator.GetAsync("/administration/konton/nytt");

        page.Html.QuerySelectorAll("input[name='Input.Role']").Select(r => r.GetAttribute("value")).Should().Equal(Role.Consultant, Role.EmployerContact, Role.Manager, Role.SocialSecretary, Role.Administrator);
        page.Html.QuerySelector("main")!.TextContent.Should().Contain("HR-partner har inga sidor än, och kan varken bjudas in eller logga in.");
    }

    [Fact]
    public async Task SEC_04_Fields_that_the_form_does_not_have_change_nothing()
    {
        var account = await app.AddAsync(Role.Manager);
        using var administrator = await app.EnterAsync(app.Administrator);
        var page = await administrator.GetAsync($"/administration/konton/{account.Id}");

        await administrator.SendAsync(page, "Spara ändringen", ("Input.FullName", "Kim Nyman"), ("Input.IsDemo", "true"), ("IsDemo", "true"), ("Input.UserName", "annan@kommunen.example"),
            ("Input.Id", Guid.NewGuid().ToString()), ("Input.ParticipantId", Guid.NewGuid().ToString()), ("Input.PasswordHash", "x"));

        await using var db = app.Open();
        var after = await db.Users.SingleAsync(a => a.Id == account.Id, TestContext.Current.CancellationToken);
        (after.FullName, after.IsDemo, after.UserName, after.ParticipantId).Should().Be(("Kim Nyman", false, account.UserName, null));
    }

    [Fact]
    public async Task What_a_colleague_changed_meanwhile_is_not_written_over()
    {
        var account = await app.AddAsync(Role.Manager);
        using var administrator = await app.EnterAsync(app.Administrator);
        var page = await administrator.GetAsync($"/administration/konton/{account.Id}");
        var later = await administrator.GetAsync($"/administration/konton/{account.Id}");
        await administrator.SendAsync(later, "Spara ändringen", ("Input.FullName", "Först Framme"));

        var answer = await administrator.SendAsync(page, "Spara ändringen", ("Input.FullName", "Sent Ute"));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Html.QuerySelector(".summary")!.TextContent.Should().Contain("Någon annan ändrade kontot");
        answer.Html.QuerySelector("[name='Input.FullName']")!.GetAttribute("value").Should().Be("Sent Ute");
    }

    [Fact]
    public async Task Nobody_disables_or_demotes_the_own_account()
    {
        var second = await app.AddAsync(Role.Administrator);
        using var administrator = await app.EnterAsync(second);
        var page = await administrator.GetAsync($"/administration/konton/{second.Id}");

        page.Html.QuerySelectorAll("main button").Should().NotContain(b => b.TextContent.Contains("Stäng av"));
        var disabled = await administrator.PostAsync(page, $"/administration/konton/{second.Id}?handler=Disable", ("operation", Guid.NewGuid().ToString()));
        await administrator.SendAsync(page, "Spara ändringen", ("Input.Role", Role.Manager), ("Input.UnitId", app.Unit.Id.ToString()));

        disabled.Status.Should().Be(HttpStatusCode.BadRequest);
        disabled.Html.QuerySelector(".summary")!.TextContent.Should().Contain("Du kan inte stänga av ditt eget konto");
        (await administrator.GetAsync("/administration/konton")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one_who_can_go_on()
    {
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = (await app.AddAsync(Role.Administrator), await app.AddAsync(Role.Administrator));
            using var first = await app.EnterAsync(a);
            using var second = await app.EnterAsync(b);
            var (page, other) = (await first.GetAsync($"/administration/konton/{b.Id}"), await second.GetAsync($"/administration/konton/{a.Id}"));

            await Task.WhenAll(first.SendAsync(page, "Stäng av kontot"), second.SendAsync(other, "Stäng av kontot"));

            await using var db = app.Open();
            (await db.Users.CountAsync(x => (x.Id == a.Id || x.Id == b.Id) && x.DisabledAt == null, TestContext.Current.CancellationToken)).Should().Be(1);
        }
    }

    [Fact]
    public async Task The_last_administrator_who_has_a_password_stays_one()
    {
        // A deed on behalf of one who has not chosen a password yet: no page leads here, and the room refuses all the same.
        var waiting = await app.AddAsync(Role.Administrator, a => a.HasPassword = false);
        await using var db = app.Open();
        var administrators = Role.IdOf(Role.Administrator);
        await db.Users.Where(u => u.Id != app.Administrator.Id && u.HasPassword && db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == administrators))
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, app.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        var stamp = await db.Users.Where(u => u.Id == app.Administrator.Id).Select(u => u.ConcurrencyStamp).SingleAsync(TestContext.Current.CancellationToken);

        var disabled = await DoAsync(c => c.DisableAsync(new() { OperationId = Guid.NewGuid(), AccountId = app.Administrator.Id, By = waiting.Id }, TestContext.Current.CancellationToken));
        var demoted = await DoAsync(c => c.ChangeAsync(
            new() { OperationId = Guid.NewGuid(), AccountId = app.Administrator.Id, By = waiting.Id, FullName = "Eva Ek", Role = Role.Manager, UnitId = app.Unit.Id, Stamp = stamp }, TestContext.Current.CancellationToken));
        var byNobody = await DoAsync(c => c.EnableAsync(new() { OperationId = Guid.NewGuid(), AccountId = waiting.Id, By = Guid.NewGuid() }, TestContext.Current.CancellationToken));

        (disabled.Result, demoted.Result, byNobody.Result).Should().Be((AccountResult.LastAdministrator, AccountResult.LastAdministrator, AccountResult.NotAdministrator));

        Task<AccountChanged> DoAsync(Func<ChangeAccounts, Task<AccountChanged>> deed) => app.WithAsync(deed);
    }

    [Fact]
    public async Task An_unknown_account_is_404_for_every_deed()
    {
        using var administrator = await app.EnterAsync(app.Administrator);
        var page = await administrator.GetAsync("/administration/konton/nytt");

        foreach (var handler in new[] { "", "?handler=Disable", "?handler=Enable", "?handler=Link" })
        {
            (await administrator.PostAsync(page, $"/administration/konton/{Guid.NewGuid()}{handler}", ("operation", Guid.NewGuid().ToString()))).Status.Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_pages_are_accessible_with_a_link_with_faults_and_for_the_invited(int width)
    {
        var administrator = await Browser.OpenAsync(app.Address, width);
        await administrator.SignInAsync(app.Administrator.UserName!, AccountsApp.Password);
        await administrator.GotoAsync("/administration/konton");
        await administrator.ShouldBeAccessibleAsync();
        await administrator.GetByRole(AriaRole.Link, new() { Name = "Bjud in" }).ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Bjud in" }).ClickAsync();
        await Assertions.Expect(administrator).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Fel: "));
        await administrator.ShouldBeAccessibleAsync();
        await administrator.GetByLabel("Namn", new() { Exact = true }).FillAsync("Nils Ny");
        await administrator.GetByLabel("Användarnamn").FillAsync(NewName());
        await administrator.GetByLabel("Chef").CheckAsync();
        await administrator.GetByLabel("Enhet").SelectOptionAsync(app.Unit.Id.ToString());
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Bjud in" }).ClickAsync();
        await administrator.ShouldBeAccessibleAsync();
        var link = await administrator.Locator("#engangslank").InnerTextAsync();

        var invited = await Browser.OpenAsync(app.Address, width);
        await invited.GotoAsync(new Uri(link).PathAndQuery);
        await invited.ShouldBeAccessibleAsync();
        await invited.GetByLabel("Nytt lösenord", new() { Exact = true }).FillAsync(New);
        await invited.GetByLabel("Nytt lösenord en gång till").FillAsync(New);
        await invited.GetByRole(AriaRole.Button, new() { Name = "Spara lösenordet och logga in" }).ClickAsync();
        await Assertions.Expect(invited.GetByRole(AriaRole.Main)).ToContainTextAsync("Lösenordet är sparat.");
        await invited.GotoAsync(new Uri(link).PathAndQuery);
        await invited.ShouldBeAccessibleAsync();
        await administrator.Context.CloseAsync();
        await invited.Context.CloseAsync();
    }

    private async Task<(string UserName, Answer Shown)> InviteAsync(Visitor administrator, string role)
    {
        var name = NewName();
        var answer = await administrator.SendAsync(await administrator.GetAsync("/administration/konton/nytt"), "Bjud in",
            ("Input.FullName", "Nils Ny"), ("Input.UserName", name), ("Input.Role", role), ("Input.UnitId", app.Unit.Id.ToString()));
        return (name, await administrator.GetAsync(answer.Location!));
    }

    private static string? LinkIn(Answer page) => page.Html.QuerySelector("#engangslank") is { } link ? new Uri(link.TextContent).PathAndQuery : null;

    private static string NewName() => $"ny{Interlocked.Increment(ref _number)}@kommunen.example";
}
