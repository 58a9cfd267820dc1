using System.Net;
using FluentAssertions;
using Matchning.Market.Employers;
using Matchning.Market.Openings;
using Matchning.People.Organisation;
using Matchning.Web.Pages.Openings;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Openings;

/// <summary>/behov/{id}: one place and who could be proposed to it.</summary>
public sealed class OneTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task One_that_is_not_there_is_not_found()
    {
        using var consultant = await SignedInAsync();

        (await consultant.GetAsync("/behov/987654321")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_manager_sees_letters_and_no_names()
    {
        using var manager = await app.SignedInAsync(Role.Manager);

        var page = await manager.GetAsync($"/behov/{await OpeningAsync()}?antal=120");

        Letters(page.Html).Should().NotBeEmpty();
        page.Html.QuerySelectorAll("main .list a[href^='/forslag'], main .list a[href^='/deltagare']").Should().BeEmpty();
        page.Main.Should().NotContain("Din deltagare");
    }

    [Fact]
    public async Task A_protected_person_is_not_among_those_who_could_be_proposed()
    {
        await using var db = app.Open();
        var id = await OpeningAsync();
        using var consultant = await SignedInAsync();
        async Task<List<string>> OwnAsync() => [.. (await consultant.GetAsync($"/behov/{id}?antal=120")).Html.QuerySelectorAll("main .list a")
            .Select(a => a.GetAttribute("href")!.Split('=', '&')[1])];
        var before = await OwnAsync();

        await db.ProtectAsync(Guid.Parse(before[0]));
        var after = await OwnAsync();

        after.Should().NotContain(before[0]).And.Contain(before[1]);
    }

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

    [Fact]
    public async Task The_contacts_of_an_open_ad_are_for_consultants_and_a_forged_address_is_no_link()
    {
        await using var db = app.Open();
        db.Add(MadeAds.Opening("kontakt-1"));
        await db.SaveChangesAsync();
        var opening = await db.Openings.SingleAsync(o => o.ExternalAd!.SourceId == "kontakt-1");
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        using var manager = new Visitor(app.Address);
        await manager.SignInAsync(Role.Manager);

        var page = await consultant.GetAsync($"/behov/{opening.Id}");
        var managers = await manager.GetAsync($"/behov/{opening.Id}");

        page.Html.QuerySelector("main")!.TextContent.Should().Contain("Anna Exempel").And.Contain("Enhetschef");
        page.Html.QuerySelectorAll("main a[href^='mailto:']").Select(a => a.GetAttribute("href")).Should().Equal("mailto:anna@exempel.se");
        page.Html.QuerySelectorAll("main script, main [onerror], main img").Should().BeEmpty();
        managers.Html.QuerySelector("main")!.TextContent.Should().NotContain("Anna Exempel");
    }

    [Fact]
    public async Task An_ads_text_stands_below_the_people_without_heaps_of_empty_lines()
    {
        await using var db = app.Open();
        db.Add(MadeAds.Opening("lang-1"));
        await db.SaveChangesAsync();
        var opening = await db.Openings.SingleAsync(o => o.ExternalAd!.SourceId == "lang-1");
        opening.Text = "  Vi söker dig.\n\n \t\n\nDu kan laga mat.\nDu är snäll. ";
        await db.SaveChangesAsync();
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);

        var page = await consultant.GetAsync($"/behov/{opening.Id}");

        page.Html.QuerySelectorAll("#personer, #ord").Select(h => h.Id).Should().Equal("personer", "ord");
        page.Html.QuerySelector(".ad-text")!.TextContent.Should().Be("Vi söker dig.\n\nDu kan laga mat.\nDu är snäll.");
    }

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
