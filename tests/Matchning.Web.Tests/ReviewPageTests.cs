using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Matchning.Web.Tests;

public sealed class ReviewPageTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Theory]
    [InlineData(1280), InlineData(390)]
    public async Task The_decision_is_in_view_wherever_one_reads_and_covers_little(int width)
    {
        var page = await Browser.OpenAsync(app.Address, width);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync("/forslag/granska");

        foreach (var down in new[] { 0, 400, 100_000 })
        {
            await page.EvaluateAsync("y => window.scrollTo(0, y)", down);
            foreach (var name in new[] { "Föreslå för", "Spara till senare", "Passar inte nu" })
                await Expect(page.Locator("#beslut .button", new() { HasText = name })).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        var covered = await page.EvaluateAsync<double>("document.getElementById('beslut').getBoundingClientRect().height / innerHeight");
        covered.Should().BeLessThan(0.25);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_the_window_is_low_the_decision_leaves_room_for_reading()
    {
        var page = await Browser.OpenAsync(app.Address, 390);
        await page.SetViewportSizeAsync(390, 400);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync("/forslag/granska");

        (await page.EvaluateAsync<string>("getComputedStyle(document.getElementById('beslut')).position")).Should().Be("static");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task After_a_decision_the_reading_goes_on_from_the_heading(bool script)
    {
        var page = await Browser.OpenAsync(app.Address, script: script);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync("/forslag/granska");
        await Expect(page.Locator("h1[autofocus]")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Föreslå för" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Du har föreslagit");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Button, new() { Name = "Ångra" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Ångrat");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_far_fetched_in_the_list_stands_behind_a_link_of_its_own()
    {
        await using var db = app.Open();
        var list = await db.SuggestionLists.Where(l => l.OpeningIds.Length >= 12 && !db.Proposals.Any(p => p.ParticipantId == l.ParticipantId))
            .OrderBy(l => l.ParticipantId).FirstAsync();
        list.Bands = [.. list.Bands.Select((_, i) => (short)(i < 8 ? 1 : 0))];
        await db.SaveChangesAsync();
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);

        var more = (await consultant.GetAsync($"/deltagare/{list.ParticipantId}")).Html.QuerySelector("#fler")!;
        var far = (await consultant.GetAsync($"/forslag/granska?deltagare={list.ParticipantId}&plats={list.OpeningIds[^1]}"))
            .Html.QuerySelector("#langsokta")!;

        more.QuerySelectorAll("#langsokta li .band").Should().NotBeEmpty().And.OnlyContain(b => b.ClassList.Contains("band-0"));
        more.QuerySelector("#langsokta")!.HasAttribute("open").Should().BeFalse();
        more.QuerySelectorAll(":scope > ol .band").Should().OnlyContain(b => !b.ClassList.Contains("band-0"));
        far.HasAttribute("open").Should().BeTrue("the one that is shown is in it");
    }
}
