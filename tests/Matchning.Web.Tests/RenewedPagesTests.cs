using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests;

/// <summary>Pages say when a list was brought up to date by day.</summary>
public sealed class RenewedPagesTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Queue_person_and_review_say_when_a_list_was_renewed()
    {
        await using var db = app.Open();
        var list = await db.SuggestionLists.Where(l => l.Assigned!.Length > 0 && !db.Proposals.Any(p => p.ParticipantId == l.ParticipantId))
            .OrderBy(l => l.ParticipantId).FirstAsync(TestContext.Current.CancellationToken);
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(Role.Consultant);
        (await visitor.GetAsync("/forslag")).Html.QuerySelector("main")!.TextContent.Should().NotContain("uppdaterades");
        list.RenewedAt = TimeProvider.System.GetUtcNow();
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var clock = WrittenTime.Of(list.RenewedAt.Value, Matchning.Floor.Data.SwedishTime.Today(TimeProvider.System));

        foreach (var (address, says) in new[]
        {
            ("/idag", "och uppdaterades " + clock), ("/forslag", "och uppdaterades " + clock), ($"/deltagare/{list.ParticipantId}", "Förslagen uppdaterades " + clock),
            ($"/forslag/granska?deltagare={list.ParticipantId}&plats={list.OpeningIds[list.Assigned![0] - 1]}", "Räknat " + clock),
        })
            (await visitor.GetAsync(address)).Html.QuerySelector("main")!.TextContent.Should().Contain(says);
    }

    [Fact]
    public async Task A_proposal_that_was_filled_in_by_day_is_not_called_the_nights()
    {
        await using var db = app.Open();
        var list = await db.SuggestionLists.Where(l => l.Assigned!.Length > 0 && l.OpeningIds.Length > 12 && !db.Proposals.Any(p => p.ParticipantId == l.ParticipantId))
            .OrderByDescending(l => l.ParticipantId).FirstAsync(TestContext.Current.CancellationToken);
        var filledIn = list.OpeningIds[11];
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(Role.Consultant);
        var before = await visitor.GetAsync($"/forslag/granska?deltagare={list.ParticipantId}&plats={filledIn}");
        var night = list.Assigned!;
        list.Assigned = [.. night.Append((short)12).Order()];
        list.RenewedAt = TimeProvider.System.GetUtcNow();
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var page = await visitor.GetAsync($"/forslag/granska?deltagare={list.ParticipantId}&plats={filledIn}");
        var told = ", uppdaterade kl. " + Matchning.Floor.Data.SwedishTime.Clock(list.RenewedAt.Value);

        before.Html.QuerySelector("#annons .tags")!.TextContent.Should().NotContain("Förslag från");
        page.Html.QuerySelector("#annons .tags")!.TextContent.Should().Contain("Förslag från").And.Contain(told);
        page.Html.QuerySelector("main")!.TextContent.Should().NotContainEquivalentOf("nattens förslag");
        (list.Assigned, list.RenewedAt) = (night, null);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
