using System.Net;
using FluentAssertions;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Proposals;

/// <summary>/forslag/beslut: one's own decisions, each with a way back while there is one.</summary>
public sealed class DecisionsTests(DemoApp app) : IClassFixture<DemoApp>
{
    private const string Undo = "/forslag/beslut?handler=Undo";

    [Fact]
    public async Task A_decision_stands_first_and_is_gone_when_it_is_taken_back_also_when_that_is_sent_twice()
    {
        await using var db = app.Open();
        var (person, opening) = await db.PairAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        await consultant.SendAsync(await consultant.GetAsync($"/forslag/granska?deltagare={person}&plats={opening}"), "Föreslå för");
        var link = $"/forslag/granska?deltagare={person}&plats={opening}";

        var list = await consultant.GetAsync("/forslag/beslut");
        var undone = await consultant.SendAsync(list, "Ångra");
        var told = await consultant.GetAsync(undone.Location!);
        var again = await consultant.SendAsync(list, "Ångra");

        list.Html.QuerySelector("main .list a")!.GetAttribute("href").Should().Be(link);
        undone.Location.Should().Be(link);
        told.Html.QuerySelector("[role=status]")!.TextContent.Should().Contain("Ångrat.");
        again.Status.Should().Be(HttpStatusCode.Redirect);
        (await consultant.GetAsync("/forslag/beslut")).Html.QuerySelectorAll($"main .list a[href='{link}']").Should().BeEmpty();
        (await db.ReviewDecisions.Where(d => d.Proposal.ParticipantId == person).AllAsync(d => d.UndoneAt != null)).Should().BeTrue();
    }

    [Fact]
    public async Task One_that_both_have_said_yes_to_cannot_be_taken_back_and_the_page_says_so()
    {
        await using var db = app.Open();
        var proposal = await db.ProposalAsync(ProposalState.Agreed);
        var decision = await db.ReviewDecisions.Where(d => d.ProposalId == proposal && d.UndoneAt == null).OrderByDescending(d => d.DecidedAt).Select(d => d.Id).FirstAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var sent = await consultant.PostAsync(await consultant.GetAsync("/forslag/beslut"), Undo, ("beslut", decision.ToString()));

        (await consultant.GetAsync(sent.Location!)).Html.QuerySelector("[role=status]")!.TextContent.Should().Contain("går inte att ångra längre");
        (await db.ReviewDecisions.AnyAsync(d => d.Id == decision && d.UndoneAt == null)).Should().BeTrue();
    }

    [Fact]
    public async Task One_that_is_not_there_and_another_units_are_not_found()
    {
        await using var db = app.Open();
        var foreign = await db.ReviewDecisions.Where(d => d.UndoneAt == null && db.ForeignPeople().Any(p => p.Id == d.Proposal.ParticipantId)).Select(d => d.Id).FirstAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var list = await consultant.GetAsync("/forslag/beslut");

        foreach (var id in new[] { foreign, Guid.NewGuid() })
            (await consultant.PostAsync(list, Undo, ("beslut", id.ToString()))).Status.Should().Be(HttpStatusCode.NotFound);

        (await db.ReviewDecisions.AnyAsync(d => d.Id == foreign && d.UndoneAt == null)).Should().BeTrue();
    }

    [Fact]
    public async Task Those_where_both_have_said_yes_have_a_view_that_leads_to_the_placement()
    {
        await using var db = app.Open();
        var proposal = await db.ProposalAsync(ProposalState.Agreed);
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var view = await consultant.GetAsync("/forslag/beslut?visa=ja");

        view.Heading.Should().Be("Båda har sagt ja");
        view.Html.QuerySelectorAll("main .list .button").Select(b => b.GetAttribute("href")).Should().Contain($"/placeringar/ny?forslag={proposal}");
    }
}
