using System.Net;
using FluentAssertions;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Proposals;

/// <summary>/forslag/svar: that both have said yes, which leads on to the placement.</summary>
public sealed class AnswerTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Both_have_said_yes_leads_to_the_placement_and_sent_twice_it_is_said_once()
    {
        await using var db = app.Open();
        var proposal = await db.ProposalAsync(ProposalState.AskedParticipant);
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync($"/forslag/svar?forslag={proposal}");

        var first = await consultant.SendAsync(form, "Ja, båda har sagt ja");
        var since = await SinceAsync(proposal);
        var second = await consultant.SendAsync(form, "Ja, båda har sagt ja");
        var after = await consultant.GetAsync($"/forslag/svar?forslag={proposal}");

        first.Location.Should().Be($"/placeringar/ny?forslag={proposal}");
        second.Location.Should().Be(first.Location);
        (await SinceAsync(proposal)).Should().Be(since);
        after.Html.QuerySelectorAll("main form").Should().BeEmpty();
        after.Html.QuerySelector("main a.button")!.GetAttribute("href").Should().Be(first.Location);
    }

    [Fact]
    public async Task One_that_was_taken_back_in_the_meantime_is_told_and_nothing_is_saved()
    {
        await using var db = app.Open();
        var proposal = await db.ProposalAsync(ProposalState.AskedParticipant);
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync($"/forslag/svar?forslag={proposal}");
        await db.ProposalAsync(ProposalState.Withdrawn);

        var sent = await consultant.SendAsync(form, "Ja, båda har sagt ja");

        sent.Location.Should().Be("/forslag/beslut");
        (await consultant.GetAsync(sent.Location!)).Html.QuerySelector("[role=status]")!.TextContent.Should().Contain("inte längre öppet för svar");
        (await db.Proposals.Where(p => p.Id == proposal).Select(p => p.State).SingleAsync()).Should().Be(ProposalState.Withdrawn);
    }

    [Fact]
    public async Task One_that_is_not_there_and_another_units_are_not_found_and_cannot_be_answered()
    {
        await using var db = app.Open();
        var foreign = await db.ForeignProposalAsync();
        var state = await db.Proposals.Where(p => p.Id == foreign).Select(p => p.State).SingleAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync("/idag");

        foreach (var id in new[] { foreign, Guid.NewGuid() })
        {
            (await consultant.GetAsync($"/forslag/svar?forslag={id}")).Status.Should().Be(HttpStatusCode.NotFound);
            (await consultant.PostAsync(form, $"/forslag/svar?forslag={id}")).Status.Should().Be(HttpStatusCode.NotFound);
        }

        (await db.Proposals.Where(p => p.Id == foreign).Select(p => p.State).SingleAsync()).Should().Be(state);
    }

    private async Task<DateTimeOffset> SinceAsync(Guid proposal)
    {
        await using var db = app.Open();
        return await db.Proposals.Where(p => p.Id == proposal && p.State == ProposalState.Agreed).Select(p => p.StateSince).SingleAsync();
    }
}
