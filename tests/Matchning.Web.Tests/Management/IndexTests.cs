using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Pages.Management;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Management;

/// <summary>/ledning: the figures of a unit, without names and without small numbers.</summary>
public sealed class IndexTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Fact]
    public async Task Each_picture_has_what_it_shows_as_heading_words_below_and_a_table_with_the_figures()
    {
        using var manager = await app.SignedInAsync(Role.Manager);

        var figures = (await manager.GetAsync("/ledning")).Html.QuerySelectorAll("main figure");

        figures.Should().HaveCount(3);
        foreach (var figure in figures)
        {
            figure.PreviousElementSibling!.LocalName.Should().Be("h2");
            figure.QuerySelector("figcaption")!.TextContent.Trim().Should().NotBeEmpty();
            figure.QuerySelectorAll("svg[role=img]").Should().ContainSingle();
            figure.QuerySelectorAll("details table tbody tr").Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task Nobody_is_named()
    {
        await using var db = app.Read();
        var names = await db.OwnPeople().Select(p => p.Person.FirstName + " " + p.Person.LastName).ToListAsync();
        using var manager = await app.SignedInAsync(Role.Manager);

        foreach (var address in new[] { "/ledning", "/ledning/insatser", "/ledning/lika-chans" })
        {
            var page = await manager.GetAsync(address);
            page.Main.Should().NotContainAny(names);
            page.Html.QuerySelectorAll("main a[href^='/deltagare']").Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("?period=99"), InlineData("?period=abc"), InlineData("?period=")]
    public async Task An_odd_period_in_the_address_is_a_year(string query)
    {
        using var manager = await app.SignedInAsync(Role.Manager);

        var page = await manager.GetAsync("/ledning" + query);

        page.Html.QuerySelector("option[selected]")!.GetAttribute("value").Should().Be("12");
        page.Html.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr").Should().HaveCount(12);
    }

    [Theory]
    [InlineData("3"), InlineData("6"), InlineData("12")]
    public async Task No_month_with_few_is_on_the_page(string period)
    {
        using var manager = new Visitor(app.Address);
        await manager.SignInAsync(Role.Manager);

        var cells = (await manager.GetAsync($"/ledning?period={period}")).Html.QuerySelectorAll("table")[^1].QuerySelectorAll("td")
            .Select(c => c.TextContent).ToList();

        cells.Should().NotBeEmpty().And.NotContain(c => c.Length == 1 && c != "0");
        cells.Should().Contain(IndexModel.NotShown, "the demo has months with few");
    }
}
