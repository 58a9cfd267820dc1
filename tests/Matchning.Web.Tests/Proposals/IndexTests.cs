using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Proposals;

/// <summary>/forslag: the queue, one row a person, longest wait first.</summary>
public sealed class IndexTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Each_person_has_one_row_with_the_first_opening_and_a_way_to_review_it()
    {
        await using var db = app.Open();
        var (person, opening) = await db.PairAsync();
        var title = await db.Openings.Where(o => o.Id == opening).Select(o => o.Title).SingleAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var rows = await RowsAsync(consultant);

        rows.Should().OnlyHaveUniqueItems(r => r.Link);
        rows.Should().Contain(r => r.Link == $"/forslag/granska?deltagare={person}" && r.Words.Contains(title));
    }

    [Fact]
    public async Task A_protected_person_and_those_of_other_units_are_not_in_it()
    {
        await using var db = app.Open();
        var (person, _) = await db.PairAsync();
        var foreign = await db.ForeignPeople().Select(p => $"/forslag/granska?deltagare={p.Id}").ToListAsync();
        var link = $"/forslag/granska?deltagare={person}";
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var before = await RowsAsync(consultant);
        await db.ProtectAsync(person);
        var after = await RowsAsync(consultant);

        before.Should().Contain(r => r.Link == link);
        after.Should().HaveCount(before.Count - 1).And.NotContain(r => r.Link == link);
        after.Select(r => r.Link).Should().NotIntersectWith(foreign);
    }

    [Fact]
    public async Task Filters_live_in_the_address_and_each_can_be_taken_away()
    {
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var page = await consultant.GetAsync("/forslag?vantat=90&tillbaka=ja");
        var chips = page.Html.QuerySelectorAll(".chip").Select(c => c.GetAttribute("href")).ToList();

        chips.Should().Equal("/forslag?tillbaka=ja", "/forslag?vantat=90");
        page.Html.QuerySelector("option[selected]")!.TextContent.Should().Be("Minst 90 dagar");
        page.Html.QuerySelector("#tillbaka")!.HasAttribute("checked").Should().BeTrue();
        page.Main.Should().Contain("Inga förslag med det filtret.");
    }

    [Fact]
    public async Task A_list_that_was_renewed_by_day_says_when()
    {
        await using var db = app.Open();
        var (person, _) = await db.PairAsync();
        var renewed = TimeProvider.System.GetUtcNow();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var before = await consultant.GetAsync("/forslag");
        await db.SuggestionLists.Where(l => l.ParticipantId == person).ExecuteUpdateAsync(l => l.SetProperty(x => x.RenewedAt, renewed));
        var after = await consultant.GetAsync("/forslag");

        before.Main.Should().NotContain("uppdaterades");
        after.Main.Should().Contain("och uppdaterades " + WrittenTime.Of(renewed, app.Clock.Today()));
    }

    [Theory]
    [InlineData("/forslag?vantat=2147483647", HttpStatusCode.BadRequest)]
    [InlineData("/forslag?vantat=-1", HttpStatusCode.BadRequest)]
    [InlineData("/forslag?vantat=90", HttpStatusCode.OK)]
    public async Task Case_55_A_number_that_no_wait_has_is_refused(string address, HttpStatusCode status)
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);

        (await consultant.GetAsync(address)).Status.Should().Be(status);
    }

    private static async Task<List<(string Link, string Words)>> RowsAsync(Visitor consultant)
    {
        var rows = new List<(string, string)>();
        for (var address = "/forslag"; address is not null;)
        {
            var page = await consultant.GetAsync(address);
            rows.AddRange(page.Html.QuerySelectorAll("main tbody tr").Select(r => (r.QuerySelector("a.button")!.GetAttribute("href")!, r.TextContent)));
            address = page.Html.QuerySelector("main a[rel=next]")?.GetAttribute("href");
        }

        return rows;
    }
}
