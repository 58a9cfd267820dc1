using FluentAssertions;
using Matchning.Organisation;
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
        var clock = WrittenTime.Of(list.RenewedAt.Value, Matchning.Data.SwedishTime.Today(TimeProvider.System));

        foreach (var (address, says) in new[]
        {
            ("/idag", "och uppdaterades " + clock), ("/forslag", "och uppdaterades " + clock), ($"/deltagare/{list.ParticipantId}", "Förslagen uppdaterades " + clock),
            ($"/forslag/granska?deltagare={list.ParticipantId}&plats={list.OpeningIds[list.Assigned![0] - 1]}", "Räknat " + clock),
        })
            (await visitor.GetAsync(address)).Html.QuerySelector("main")!.TextContent.Should().Contain(says);
    }
}
