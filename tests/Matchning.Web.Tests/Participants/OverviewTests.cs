using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Participants;

/// <summary>/deltagare/{id}: one participant, and what would open doors.</summary>
public sealed class OverviewTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Another_units_people_and_unknown_ones_are_both_not_found()
    {
        await using var db = app.Open();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        foreach (var id in new[] { await db.ForeignPeople().OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(), Guid.NewGuid() })
            (await consultant.GetAsync($"/deltagare/{id}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_protected_person_opens_for_the_own_consultant_only_and_is_marked_first_on_the_page()
    {
        await using var db = app.Open();
        var (own, _) = await db.PairAsync();
        var unit = await db.Participants.Where(p => p.Id == own).Select(p => p.UnitId).SingleAsync();
        var colleagues = await db.Participants.Where(p => p.UnitId == unit && !db.OwnPeople().Any(o => o.Id == p.Id) && p.Person.Protection == ProtectionLevel.None)
            .OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        (await consultant.GetAsync($"/deltagare/{colleagues}")).Location.Should().Be($"/deltagare/{colleagues}/skal", "whoever is not in the team says why first");
        await db.ProtectAsync(own);
        await db.ProtectAsync(colleagues);

        await consultant.GiveReasonAsync(own);
        var page = await consultant.GetAsync($"/deltagare/{own}");
        var other = await consultant.GetAsync($"/deltagare/{colleagues}");

        page.Html.QuerySelector("main .notice ~ .heading").Should().NotBeNull("it stands before the name");
        page.Html.QuerySelector("main .notice")!.TextContent.Should().StartWith("Skyddade uppgifter.");
        other.Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_list_that_was_renewed_by_day_says_when()
    {
        await using var db = app.Open();
        var (person, _) = await db.PairAsync();
        var renewed = TimeProvider.System.GetUtcNow();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var before = await consultant.GetAsync($"/deltagare/{person}");
        await db.SuggestionLists.Where(l => l.ParticipantId == person).ExecuteUpdateAsync(l => l.SetProperty(x => x.RenewedAt, renewed));
        var after = await consultant.GetAsync($"/deltagare/{person}");

        before.Main.Should().NotContain("uppdaterades");
        after.Main.Should().Contain("Förslagen uppdaterades " + WrittenTime.Of(renewed, app.Clock.Today()));
    }

    [Fact]
    public async Task The_personal_number_is_masked()
    {
        await using var db = app.Open();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var page = await consultant.GetAsync($"/deltagare/{(await db.PairAsync()).Person}");

        page.Html.QuerySelector(".identity dd")!.TextContent.Should().Be("••••••••-••••");
    }

    [Fact]
    public async Task A_consultant_sees_what_would_open_doors_with_length_grounds_and_openings_to_follow()
    {
        await using var db = app.Open();
        var door = await db.Doors.OrderBy(d => d.ParticipantId).FirstAsync(d => d.Place == 1 && d.Weeks > 0 && d.Opened.Length > 0);
        var name = await db.MeasureTypes.Where(m => m.Code == door.Code).Select(m => m.Name).SingleAsync();
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(Role.Consultant);

        var page = await visitor.GetAsync($"/deltagare/{door.ParticipantId}");

        var section = page.Html.QuerySelector("#dorrar")!;
        section.QuerySelector("li .item-title")!.TextContent.Should().Be(name);
        section.QuerySelector("li strong")!.TextContent.Should().StartWith($"{door.Opened.Length} ");
        section.TextContent.Should().Contain("Bygger på:").And.Contain("inget löfte om jobb");
        var links = section.QuerySelectorAll("li a").Select(a => a.GetAttribute("href")!).ToList();
        links.Should().NotBeEmpty();
        (await visitor.GetAsync(links[0])).Status.Should().Be(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_protected_persons_page_has_no_such_section()
    {
        await using var db = app.Open();
        var door = await db.Doors.OrderByDescending(d => d.ParticipantId).FirstAsync();
        var person = await db.Participants.Include(p => p.Person).SingleAsync(p => p.Id == door.ParticipantId);
        person.Person.Protection = ProtectionLevel.SecrecyMarked;
        await db.SaveChangesAsync();
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(Role.Consultant);

        await visitor.GiveReasonAsync(person.Id);
        var page = await visitor.GetAsync($"/deltagare/{person.Id}");

        page.Html.QuerySelector("#profil").Should().NotBeNull();
        page.Html.QuerySelector("#dorrar").Should().BeNull();
    }
}
