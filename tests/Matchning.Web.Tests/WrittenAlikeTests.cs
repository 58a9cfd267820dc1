using System.Text.RegularExpressions;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Matchning.Web.Tests;

/// <summary>Numbers, days and menus are the same for everyone, whatever the browser asks for.</summary>
public sealed class WrittenAlikeTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Theory]
    [InlineData("0701234567", "070-123 45 67", "tel:+46701234567")]
    [InlineData("070 123 45 67", "070-123 45 67", "tel:+46701234567")]
    [InlineData("+46 (0)70-123 45 67", "070-123 45 67", "tel:+46701234567")]
    [InlineData("0046701234567", "070-123 45 67", "tel:+46701234567")]
    [InlineData("08-46500401", "08-465 004 01", "tel:+46846500401")]
    [InlineData("08/12 34 56", "08-12 34 56", "tel:+468123456")]
    [InlineData("016–710 10 00", "016-710 10 00", "tel:+46167101000")]
    [InlineData("0152-291 00", "0152-291 00", "tel:+4615229100")]
    [InlineData("+47 22 12 34 56", "+47 22 12 34 56", "tel:+4722123456")]
    [InlineData("070-123 45 67 eller 08-465 004 00", "070-123 45 67 eller 08-465 004 00", null)]
    [InlineData("070-123 45 67 / 08-465 004 00", "070-123 45 67 / 08-465 004 00", null)]
    [InlineData("<b>1</b>", "<b>1</b>", null)]
    [InlineData("", "", null)]
    public void A_number_has_one_spelling(string told, string written, string? link)
    {
        PhoneNumber.Written(told).Replace('\u00a0', ' ').Should().Be(written);
        PhoneNumber.Link(told).Should().Be(link);
    }

    [Fact]
    public async Task A_browser_that_asks_for_English_gets_Swedish_days_and_a_hint_beside_each_field_for_a_day()
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US,en;q=0.9");
        client.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den-US%7Cuic%3Den-US");

        var page = await client.GetStringAsync("/tillganglighet?culture=en-US&ui-culture=en-US");
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync("/arbetsgivare/behov/nytt?culture=en-US"));

        page.Should().Contain("21 november 2026");
        var fields = form.QuerySelectorAll("input[type=date]");
        fields.Should().NotBeEmpty();
        foreach (var field in fields)
            form.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[0])!.TextContent.Should().Contain("till exempel 24 december");
    }

    [Fact]
    public async Task A_consultant_in_an_English_browser_reads_Swedish_days()
    {
        var page = await Browser.OpenAsync(app.Address);
        await page.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Accept-Language"] = "en-GB" });
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync("/deltagare");

        var days = await page.Locator("time").AllInnerTextsAsync();

        days.Should().NotBeEmpty().And.OnlyContain(d => Regex.IsMatch(d,
            @"^\d{1,2} (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) \d{4}$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_chosen_page_is_seen_in_the_menu_in_forced_colours()
    {
        var page = await Browser.OpenAsync(app.Address);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await page.SignInAsync(Role.Manager);
        await page.GotoAsync("/ledning");

        foreach (var menu in new[] { ".nav", ".views" })
        {
            async Task<string> BorderAsync(string link) => await page.Locator($"{menu} {link}")
                .First.EvaluateAsync<string>("a => getComputedStyle(a).borderBottomColor");
            async Task<string> PaperAsync() => await page.Locator("body").EvaluateAsync<string>("b => getComputedStyle(b).backgroundColor");
            (await BorderAsync("a[aria-current]")).Should().NotBe(await PaperAsync(), menu);
            (await BorderAsync("a:not([aria-current])")).Should().Be(await PaperAsync(), menu);
            (await page.Locator($"{menu} a[aria-current]").EvaluateAsync<string>("a => getComputedStyle(a).textDecorationLine")).Should()
                .Be("underline");
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Role.Consultant, false), InlineData(Role.Manager, true), InlineData(Role.Administrator, true)]
    public async Task Runs_stand_in_the_menu_of_those_who_look_after_them_and_open_for_the_consultant_too(string role, bool isInMenu)
    {
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(role);

        var page = await visitor.GetAsync("/korningar");

        page.Status.Should().Be(System.Net.HttpStatusCode.OK);
        page.Html.QuerySelectorAll("nav.nav a[href='/korningar']").Should().HaveCount(isInMenu ? 1 : 0);
    }

    [Fact]
    public async Task Each_role_to_try_says_what_there_is_to_see()
    {
        using var stranger = new Visitor(app.Address);

        var roles = (await stranger.GetAsync("/logga-in")).Html.QuerySelectorAll(".button-list li").ToDictionary(
            li => li.QuerySelector("button")!.TextContent, li => li.QuerySelector(".hint")!.TextContent);

        roles.Should().HaveCount(6, "a role without pages is not offered");
        roles.Single(r => r.Key.Contains("som deltagare", StringComparison.Ordinal)).Value.Should().Contain("Förslagen visas inte än");
    }
}
