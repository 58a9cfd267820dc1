using FluentAssertions;
using Matchning.Market.Employers;
using Matchning.Market.Openings;
using Matchning.People.Organisation;
using Matchning.Web.Pages.Openings;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests;

public sealed class OpeningPageTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task More_people_are_shown_a_step_at_a_time_and_the_first_keep_their_letters()
    {
        var id = await OpeningAsync();
        using var consultant = await SignedInAsync();

        var first = (await consultant.GetAsync($"/behov/{id}")).Html;
        var link = first.QuerySelectorAll("main a").Single(a => a.TextContent == "Visa fler personer").GetAttribute("href")!;
        var second = (await consultant.GetAsync(link.Split('#')[0])).Html;

        var (before, after) = (Letters(first), Letters(second));
        before.Should().HaveCount(OneModel.PerStep);
        after.Should().HaveCountGreaterThan(OneModel.PerStep).And.HaveCountLessThanOrEqualTo(2 * OneModel.PerStep).And.StartWith(before);
        link.Should().EndWith("#kandidat-M");
        second.QuerySelector("#kandidat-M").Should().NotBeNull();
    }

    [Theory]
    [InlineData("?antal=-5"), InlineData("?antal=abc"), InlineData("?antal=")]
    public async Task An_odd_number_in_the_address_shows_the_first_step(string query)
    {
        using var consultant = await SignedInAsync();

        var page = await consultant.GetAsync($"/behov/{await OpeningAsync()}{query}");

        page.Status.Should().Be(System.Net.HttpStatusCode.OK);
        Letters(page.Html).Should().HaveCount(OneModel.PerStep);
        page.Html.QuerySelectorAll(".summary").Should().BeEmpty();
    }

    [Fact]
    public async Task Ones_own_have_one_link_each_and_others_say_whom_to_ask()
    {
        using var consultant = await SignedInAsync();

        var rows = (await consultant.GetAsync($"/behov/{await OpeningAsync()}?antal=120")).Html.QuerySelectorAll("main .list > li");

        var own = rows.Where(r => r.TextContent.Contains("Din deltagare", StringComparison.Ordinal)).ToList();
        own.Should().NotBeEmpty().And.OnlyContain(r => r.QuerySelectorAll("a").Length == 1);
        rows.Except(own).Should().NotBeEmpty().And.OnlyContain(r => r.QuerySelectorAll("a").Length == 0
            && r.TextContent.Contains("Konsulent: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_need_without_an_occupation_is_called_by_whose_it_is_and_not_by_half_a_sentence()
    {
        await using var db = app.Open();
        var need = await db.EmployerNeeds.AsNoTracking().Include(n => n.Employer)
            .FirstAsync(n => db.Openings.Any(o => o.EmployerNeedId == n.Id && o.ClosedAt == null));
        var words = "Vi behöver någon som kan hjälpa oss med lite av varje i butiken och på lagret under våren";
        await db.EmployerNeeds.Where(n => n.Id == need.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.Description, words));
        await db.Openings.Where(o => o.EmployerNeedId == need.Id)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Title, "Vi behöver någon som kan hjälpa oss med lite av varje i …").SetProperty(x => x.OccupationLabel, (string?)null));
        var id = await db.Openings.Where(o => o.EmployerNeedId == need.Id).Select(o => o.Id).SingleAsync();
        using var consultant = await SignedInAsync();

        (await consultant.GetAsync($"/behov/{id}")).Heading.Should().Be($"Behov från {need.Employer.Name}");
        var found = await consultant.GetAsync("/behov?visa=behov&sok=" + Uri.EscapeDataString("lite av varje"));
        found.Html.QuerySelector($"main a[href='/behov/{id}']")!.TextContent.Should()
            .Be($"Behov från {need.Employer.Name}", "it is found by its words all the same");
    }

    [Theory]
    [InlineData(0, "A"), InlineData(25, "Z"), InlineData(26, "AA"), InlineData(119, "DP")]
    public void Letters_go_on_after_the_last_one(int place, string letter) => OneModel.Letter(place).Should().Be(letter);

    private static List<string> Letters(AngleSharp.Dom.IDocument page) => [.. page.QuerySelectorAll("main .list > li").Select(l => l.Id!)];

    private async Task<long> OpeningAsync()
    {
        await using var db = app.Open();
        return await db.Openings.Where(o => o.EmployerNeedId != null && o.ClosedAt == null).OrderByDescending(o => o.Id).Select(o => o.Id)
            .FirstAsync();
    }

    private async Task<Visitor> SignedInAsync()
    {
        var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(Role.Consultant);
        return visitor;
    }
}
