using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Participants;

/// <summary>/deltagare: the consultant's own, found as names are typed and not only as they are stored.</summary>
public sealed class IndexTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Only_ones_own_are_in_it_and_nobody_who_is_protected()
    {
        await using var db = app.Open();
        var own = await db.OwnPeople().Where(p => p.Enrolments.Any(e => e.ExitedOn == null)).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var before = await PeopleAsync(consultant);
        await db.ProtectAsync(own[^1]);
        var after = await PeopleAsync(consultant);

        before.Should().BeEquivalentTo(own);
        after.Should().BeEquivalentTo(own[..^1]);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_told_with_a_way_back_to_all()
    {
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var page = await SearchAsync(consultant, "finns inte");

        page.Main.Should().Contain("Ingen av dina deltagare heter så eller har det numret.");
        page.Html.QuerySelectorAll("main .empty a").Should().ContainSingle().Which.GetAttribute("href").Should().Be("/deltagare");
    }

    [Theory]
    [InlineData("vantar", "Väntar på insats"), InlineData("utan-forslag", "Väntar utan förslag"), InlineData("slutar", "Placering slutar snart")]
    public async Task A_view_is_chosen_by_its_address_and_its_rows_are_fewer_than_all(string show, string view)
    {
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var all = await PeopleAsync(consultant);
        var page = await consultant.GetAsync($"/deltagare?visa={show}");

        page.Html.QuerySelector(".views a[aria-current]")!.TextContent.Should().Be(view);
        (await PeopleAsync(consultant, $"/deltagare?visa={show}")).Should().BeSubsetOf(all).And.HaveCountLessThan(all.Count);
    }

    [Theory]
    [InlineData("Łukasz", "Wójcik", "lukasz")]
    [InlineData("Łukasz", "Wójcik", "wojcik łukasz")]
    [InlineData("Søren", "Kjær", "soren")]
    [InlineData("Søren", "Kjær", "kjaer")]
    [InlineData("Sinéad", "O’Brien", "O'Brien")]
    [InlineData("Sinéad", "O'Brien", "o’brien")]
    [InlineData("Sinéad", "O’Brien", "obrien sinead")]
    [InlineData("Åsa", "Öberg", "asa oberg")]
    public async Task Cases_20_and_21_A_participant_is_found_by_the_letters_that_the_keyboard_has(string firstName, string lastName, string typed)
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        var some = (await consultant.GetAsync("/deltagare")).Html.QuerySelector("main a[href^='/deltagare/']")!.GetAttribute("href")!;
        var id = Guid.Parse(some.Split('/', '?')[2]);
        await using (var db = app.Open())
        {
            var person = await db.Participants.Where(p => p.Id == id).Select(p => p.Person).SingleAsync();
            (person.FirstName, person.LastName) = (firstName, lastName);
            await db.SaveChangesAsync();
        }

        var found = await SearchAsync(consultant, typed);

        found.Html.QuerySelectorAll("main a[href^='/deltagare/']").Select(a => a.GetAttribute("href")!.Split('?')[0]).Should().Contain(some.Split('?')[0]);
    }

    [Fact]
    public async Task SEC_15_A_name_that_is_searched_for_stands_in_no_address_and_one_in_an_address_searches_for_nothing()
    {
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var found = await SearchAsync(consultant, "a");
        var all = await consultant.GetAsync("/deltagare?namn=finns+inte");

        found.Html.QuerySelector("#namn")!.GetAttribute("value").Should().Be("a");
        found.Html.QuerySelector("form[role=search]")!.GetAttribute("method").Should().Be("post");
        found.Html.QuerySelectorAll("a[href*='namn=']").Should().BeEmpty();
        all.Html.QuerySelectorAll("main th a").Should().NotBeEmpty();
    }

    private static async Task<Answer> SearchAsync(Visitor consultant, string name) =>
        await consultant.SendAsync(await consultant.GetAsync("/deltagare"), "Sök", ("namn", name));

    private static async Task<List<Guid>> PeopleAsync(Visitor consultant, string first = "/deltagare")
    {
        var people = new List<Guid>();
        for (var address = first; address is not null;)
        {
            var page = await consultant.GetAsync(address);
            people.AddRange(page.Html.QuerySelectorAll("main th a").Select(a => Guid.Parse(a.GetAttribute("href")!.Split('/')[2])));
            address = page.Html.QuerySelector("main a[rel=next]")?.GetAttribute("href");
        }

        return people;
    }
}
