using System.Net;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Matchning.Web.Tests;

/// <summary>Cases 27 and 56: nothing that was typed is lost when a session ended, somebody signed in in another tab, or a colleague was first.</summary>
public sealed class LostFormTests(DemoApp app) : IClassFixture<DemoApp>
{
    private const string Typed = "Vill helst börja efter kursen i mars, \"lugnt\" tempo & åäö";

    private static readonly TimeSpan SessionLength = TimeSpan.FromMinutes(31);

    [Fact]
    public async Task Case_56_What_was_typed_when_the_session_ended_goes_on_after_a_new_sign_in()
    {
        var page = await WithReasonTypedAsync();
        app.Clock.Ahead += SessionLength;

        await page.GetByRole(AriaRole.Button, new() { Name = "Spara skälet" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du har blivit utloggad");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(Typed);
        await page.ShouldBeAccessibleAsync();
        await FillInAsync(page, Role.Consultant);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du är inloggad igen");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Fortsätt" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("passar inte nu. Skälet är sparat.");
        await using var db = app.Open();
        (await db.ReviewDecisions.CountAsync(d => d.Comment == Typed)).Should().Be(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Case_56_Another_person_who_signs_in_does_not_get_it()
    {
        var page = await WithReasonTypedAsync();
        app.Clock.Ahead += SessionLength;

        await page.GetByRole(AriaRole.Button, new() { Name = "Spara skälet" }).ClickAsync();
        await FillInAsync(page, Role.Manager);

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/ledning"));
        (await page.ContentAsync()).Should().NotContain("kursen i mars");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Case_56_A_wrong_password_in_between_loses_nothing()
    {
        var page = await WithReasonTypedAsync();
        app.Clock.Ahead += SessionLength;

        await page.GetByRole(AriaRole.Button, new() { Name = "Spara skälet" }).ClickAsync();
        await page.GetByLabel("Användarnamn").FillAsync("någon@annan.example");
        await page.GetByLabel("Lösenord").FillAsync("fel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in", Exact = true }).ClickAsync();
        await FillInAsync(page, Role.Consultant);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du är inloggad igen");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Case_56_What_was_typed_when_a_colleague_decided_first_can_be_read_and_copied()
    {
        var page = await WithReasonTypedAsync();
        var colleague = await page.Context.NewPageAsync();
        await colleague.GotoAsync(page.Url);
        await colleague.GetByRole(AriaRole.Radio).First.CheckAsync();
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Spara skälet" }).ClickAsync();
        await Expect(colleague.GetByRole(AriaRole.Main)).ToContainTextAsync("Skälet är sparat");

        await page.GetByRole(AriaRole.Button, new() { Name = "Spara skälet" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("En kollega hann före");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(Typed);
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Se förslaget" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Case_27_A_form_from_before_a_sign_in_in_another_tab_goes_on_with_all_that_was_typed()
    {
        var page = await Browser.OpenAsync(app.Address);
        await page.GotoAsync("/arbetsgivare/behov/nytt");
        await page.GetByLabel("Vad behöver du hjälp med?").FillAsync(Typed);
        var tab = await page.Context.NewPageAsync();
        await tab.SignInAsync(Role.EmployerContact);

        await page.GetByRole(AriaRole.Button, new() { Name = "Fortsätt" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Skicka en gång till");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Fortsätt" }).ClickAsync();

        await Expect(page.GetByLabel("Vad behöver du hjälp med?")).ToHaveValueAsync(Typed);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Case_27_A_sign_in_page_left_open_in_a_second_tab_goes_on_since_one_is_in_already()
    {
        var page = await Browser.OpenAsync(app.Address);
        await page.GotoAsync("/logga-in");
        var tab = await page.Context.NewPageAsync();
        await tab.SignInAsync(Role.Consultant);

        await FillInAsync(page, Role.Consultant);

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/idag"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("https://annan.example/")]
    [InlineData("//annan.example/")]
    [InlineData("")]
    public async Task A_form_is_not_given_on_to_another_site(string to)
    {
        using var visitor = new Visitor(app.Address);
        var page = await visitor.GetAsync("/logga-in");

        foreach (var handler in new[] { "", "&handler=Session" })
        {
            var answer = await visitor.PostAsync(page, $"/logga-in/igen?till={Uri.EscapeDataString(to)}{handler}", ("a", "b"));

            (answer.Status, answer.Location).Should().Be((HttpStatusCode.Redirect, "/logga-in"));
        }
    }

    private async Task<IPage> WithReasonTypedAsync()
    {
        var page = await Browser.OpenAsync(app.Address);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync("/forslag");
        await page.Locator("main a[href^='/forslag/granska']").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Passar inte nu" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByLabel("Vill du berätta mer?").FillAsync(Typed);
        return page;
    }

    private static async Task FillInAsync(IPage page, string role)
    {
        var login = Matchning.Demo.DemoLogins.OnePerRole.Single(l => l.Role == role);
        await page.GetByLabel("Användarnamn").FillAsync(login.UserName);
        await page.GetByLabel("Lösenord").FillAsync(login.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in", Exact = true }).ClickAsync();
    }
}
