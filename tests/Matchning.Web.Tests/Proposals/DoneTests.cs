using System.Net;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Proposals;

/// <summary>/forslag/klart: what was decided today, and whose turn it is.</summary>
public sealed class DoneTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task After_the_last_one_the_decisions_are_summed_and_the_next_person_is_offered()
    {
        await using var db = app.Open();
        var (person, _) = await db.PairAsync();
        var of = await db.SuggestionLists.Where(l => l.ParticipantId == person).Select(l => l.Assigned!.Length).FirstAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var next = (await consultant.GetAsync($"/forslag/granska?deltagare={person}")).Location!;
        for (var i = 0; i < of; i++) next = (await consultant.SendAsync(await consultant.GetAsync(next), "Föreslå för")).Location!;

        var page = await consultant.GetAsync(next);

        next.Should().Be($"/forslag/klart?deltagare={person}");
        page.Heading.Should().EndWith("– genomgånget");
        page.Main.Should().Contain($"Klart. {of} föreslagna, 0 sparade, 0 passar inte.");
        page.Html.QuerySelectorAll("main section .list > li").Should().HaveCount(of);
        page.Html.QuerySelector("main a.button")!.GetAttribute("href").Should().StartWith("/forslag/granska?deltagare=").And.NotContain(person.ToString());
    }

    [Fact]
    public async Task With_some_left_the_page_does_not_say_that_all_is_gone_through()
    {
        await using var db = app.Open();
        var (person, _) = await db.PairAsync();
        var left = await db.SuggestionLists.Where(l => l.ParticipantId == person).Select(l => l.Assigned!.Length).FirstAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var page = await consultant.GetAsync($"/forslag/klart?deltagare={person}");

        page.Heading.Should().EndWith($"– {left} kvar att granska");
        page.Main.Should().NotContain("Inga förslag nu").And.NotContain("Inga fler förslag");
        page.Html.QuerySelector("main a.button")!.GetAttribute("href").Should().Be($"/forslag/granska?deltagare={person}");
    }

    [Fact]
    public async Task One_that_is_not_there_another_units_and_a_protected_one_are_not_found()
    {
        await using var db = app.Open();
        var (person, _) = await db.PairAsync();
        await db.ProtectAsync(person);
        using var consultant = await app.SignedInAsync(Role.Consultant);

        foreach (var id in new[] { person, Guid.NewGuid(), await db.ForeignPeople().OrderBy(p => p.Id).Select(p => p.Id).FirstAsync() })
            (await consultant.GetAsync($"/forslag/klart?deltagare={id}")).Status.Should().Be(HttpStatusCode.NotFound);
    }
}
