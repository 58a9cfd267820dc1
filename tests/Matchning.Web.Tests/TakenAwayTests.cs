using FluentAssertions;
using Matchning.Market.JobAds;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests;

public sealed class TakenAwayTests(DemoApp app) : IClassFixture<DemoApp>
{
    private const string Told = "Annonsen är borttagen";

    [Fact]
    public async Task Case_45_An_ad_that_was_taken_away_is_told_wherever_an_answer_was_waited_for_and_nothing_can_be_decided()
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        var (proposal, person) = await WaitingAsync(consultant);
        (await consultant.GetAsync("/idag")).Html.QuerySelector($"a[href='/forslag/svar?forslag={proposal}']").Should().NotBeNull();

        await CloseAsync(proposal, AdCloseReason.LastPublicationPassed);
        (await consultant.GetAsync("/idag")).Html.QuerySelector($"a[href='/forslag/svar?forslag={proposal}']").Should().NotBeNull("an answer often comes after the last day");

        await CloseAsync(proposal, AdCloseReason.Removed);
        foreach (var address in new[] { "/idag", "/forslag/beslut", $"/deltagare/{person}" })
        {
            var page = (await consultant.GetAsync(address)).Html;
            page.QuerySelector("main")!.TextContent.Should().Contain(Told, address);
            page.QuerySelector($"a[href='/forslag/svar?forslag={proposal}']").Should().BeNull(address);
        }

        (await consultant.GetAsync($"/forslag/svar?forslag={proposal}")).Html.QuerySelector("main")!.TextContent.Should().Contain(Told);
        await using var db = app.Open();
        (await new AgreeProposal(db, TimeProvider.System).AgreeAsync(proposal, TestContext.Current.CancellationToken)).Should().Be(AgreeResult.TakenAway);
        (await db.Proposals.Where(p => p.Id == proposal).Select(p => p.State).SingleAsync(TestContext.Current.CancellationToken)).Should().Be(ProposalState.AskedParticipant);
    }

    /// <summary>A proposal of the consultant's own whose participant has been asked.</summary>
    private async Task<(Guid Proposal, Guid Person)> WaitingAsync(Visitor consultant)
    {
        var people = (await consultant.GetAsync("/forslag/beslut")).Html.QuerySelectorAll("main a[href^='/forslag/granska?deltagare=']")
            .Select(a => Guid.Parse(a.GetAttribute("href")!.Split('=', '&')[1])).ToArray();
        await using var db = app.Open();
        var proposal = await db.Proposals.Where(p => people.Contains(p.ParticipantId) && p.Decisions.Any(d => d.UndoneAt == null)).OrderByDescending(p => p.Decisions.Max(d => d.DecidedAt)).FirstAsync();
        // The demo's decisions are about needs; this one is about an ad.
        var ad = new ExternalAd { Source = "platsbanken", SourceId = "borttagen-1", RawJson = "{}", ContentHash = [1], SourceTimestamp = 1, Headline = "Kock" };
        db.Add(ad);
        await db.SaveChangesAsync();
        await db.Openings.Where(o => o.Id == proposal.OpeningId).ExecuteUpdateAsync(o => o.SetProperty(x => x.ExternalAdId, ad.Id).SetProperty(x => x.EmployerNeedId, (Guid?)null));
        await db.Proposals.Where(p => p.Id == proposal.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.State, ProposalState.AskedParticipant).SetProperty(x => x.StateSince, DateTimeOffset.UtcNow.AddYears(-1)));
        return (proposal.Id, proposal.ParticipantId);
    }

    private async Task CloseAsync(Guid proposalId, AdCloseReason reason)
    {
        await using var db = app.Open();
        var opening = await db.Openings.Include(o => o.ExternalAd).SingleAsync(o => db.Proposals.Any(p => p.Id == proposalId && p.OpeningId == o.Id));
        opening.ClosedAt = DateTimeOffset.UtcNow;
        if (opening.ExternalAd is { } ad) (ad.ClosedAt, ad.CloseReason) = (DateTimeOffset.UtcNow, reason);
        await db.SaveChangesAsync();
    }
}
