using System.Text.RegularExpressions;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Matchning.Web.Tests;

/// <summary>The whole arrow once: a need comes in, proposals are reviewed, an answer and a placement are registered, the manager sees it.</summary>
public sealed class JourneyTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task From_a_need_to_a_placement_that_the_manager_sees()
    {
        var manager = await Browser.OpenAsync(app.Address);
        await manager.SignInAsync(Role.Manager);
        var before = await PlacementsAsync(manager);

        await PostNeedAsync(await Browser.OpenAsync(app.Address));
        var consultant = await Browser.OpenAsync(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        await consultant.GotoAsync("/behov");
        await Expect(consultant.GetByRole(AriaRole.Main)).ToContainTextAsync("Påhittade köket");
        await ReviewThreeAsync(consultant);
        await PlaceAsync(consultant);

        (await PlacementsAsync(manager)).Should().Be(before + 1);
    }

    [Fact]
    public async Task The_review_works_without_script()
    {
        var page = await Browser.OpenAsync(app.Address, script: false);
        await page.SignInAsync(Role.Consultant);

        await ReviewThreeAsync(page);
        await page.Context.CloseAsync();
    }

    private static async Task<int> PlacementsAsync(IPage page)
    {
        await page.GotoAsync("/ledning");
        var figure = await page.Locator("dt", new() { HasText = "Placeringar i perioden" }).Locator("xpath=following-sibling::dd[1]").InnerTextAsync();
        return int.Parse(string.Concat(figure.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task PostNeedAsync(IPage page)
    {
        await page.GotoAsync("/arbetsgivare/behov/nytt");
        await page.GetByLabel("Vad behöver du hjälp med?").FillAsync("Vi behöver ett köksbiträde till skolans kök på förmiddagarna.");
        await page.GetByLabel("Praktik").CheckAsync();
        await page.GetByLabel("Så snart som möjligt").CheckAsync();
        await page.GetByLabel("Var ligger arbetet?").FillAsync("Eskilstuna");
        await page.GetByLabel("Företag eller verksamhet").FillAsync("Påhittade köket");
        await page.GetByLabel("Ditt namn").FillAsync("Karin Kock");
        await page.GetByLabel("Telefon").FillAsync("08-465 004 01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fortsätt" }).ClickAsync();
        var yes = page.GetByRole(AriaRole.Button, new() { Name = "Ja, det stämmer" });
        var send = page.GetByRole(AriaRole.Button, new() { Name = "Skicka behovet" });
        await yes.Or(send).First.WaitForAsync();
        if (await yes.IsVisibleAsync()) await yes.ClickAsync();
        await send.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Tack!");
        await page.Context.CloseAsync();
    }

    /// <summary>Three decisions of three kinds, the last one undone and made again.</summary>
    private async Task ReviewThreeAsync(IPage page)
    {
        await page.GotoAsync($"/forslag/granska?deltagare={await WithAtLeastThreeAsync()}");
        var first = await Title(page).InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Föreslå för" }).ClickAsync();
        await Expect(Status(page)).ToContainTextAsync(first);

        await page.GetByRole(AriaRole.Link, new() { Name = "Passar inte nu" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara skälet" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync(new Regex("^Fel: "));
        await page.GetByLabel("Inte vad deltagaren vill").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara skälet" }).ClickAsync();

        var third = await Title(page).InnerTextAsync();
        await SaveAsync(page);
        await Status(page).GetByRole(AriaRole.Button, new() { Name = "Ångra" }).ClickAsync();
        await Expect(Status(page)).ToContainTextAsync("Ångrat");
        await Expect(Title(page)).ToHaveTextAsync(third);
        await SaveAsync(page);
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Spara till senare" }).ClickAsync();
        await page.GetByLabel("Vilken dag ska förslaget komma tillbaka?").FillAsync(Day(2));
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara till den dagen" }).ClickAsync();
        await Expect(Status(page)).ToContainTextAsync("Du har sparat");
    }

    private static async Task PlaceAsync(IPage page)
    {
        await page.GotoAsync("/forslag/beslut");
        await page.GetByRole(AriaRole.Link, new() { Name = "Registrera svar" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, båda har sagt ja" }).ClickAsync();
        await page.GetByLabel("Praktik").CheckAsync();
        await page.GetByLabel("Ändamål").FillAsync("Pröva köksarbete inför en anställning");
        await page.GetByLabel("Handledare på arbetsplatsen").FillAsync("Karin Kock");
        await page.GetByLabel("Första dagen").FillAsync(Day(0));
        await page.GetByLabel("Sista dagen").FillAsync(Day(60));
        await page.GetByLabel("Timmar per vecka").FillAsync("37,5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Registrera placeringen" }).ClickAsync();

        await Expect(Status(page)).ToContainTextAsync("Placeringen är registrerad");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Pröva köksarbete inför en anställning");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("37,5 timmar");
    }

    private async Task<Guid> WithAtLeastThreeAsync()
    {
        await using var db = app.Open();
        return await db.SuggestionLists.Where(l => l.OpeningIds.Length >= 10 && !db.Proposals.Any(p => p.ParticipantId == l.ParticipantId))
            .OrderBy(l => l.ParticipantId).Select(l => l.ParticipantId).FirstAsync();
    }

    private static ILocator Title(IPage page) => page.Locator("#annons-rubrik");

    private static ILocator Status(IPage page) => page.GetByRole(AriaRole.Status);

    private static string Day(int ahead) => DateTime.Today.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
