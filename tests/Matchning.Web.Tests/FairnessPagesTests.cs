using System.Net;
using FluentAssertions;
using Matchning.Meeting.Fairness;
using Matchning.Meeting.Matching;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests;

/// <summary>What the manager reads about groups, and who else reads none of it. Axe walks the same pages in <see cref="AccessibilityTests"/>.</summary>
public sealed class FairnessPagesTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task The_manager_reads_the_alarm_what_to_do_and_no_figure_of_a_small_group_and_before_the_first_night_that_there_is_none()
    {
        using var manager = new Visitor(app.Address);
        await manager.SignInAsync(Role.Manager);

        var page = await manager.GetAsync("/ledning/lika-chans");
        var overview = await manager.GetAsync("/ledning");
        await using (var db = app.Open()) await db.FairnessReports.Where(r => r.UnitId != null).ExecuteDeleteAsync();
        var empty = await manager.GetAsync("/ledning/lika-chans");

        var main = Plain(page.Html.QuerySelector("main")!.TextContent);
        main.Should().Contain("En skillnad att titta på.").And.Contain("Konsulenten föreslår: kvinnor 31 %, män 58 %.").And.Contain("Gör så här:").And.Contain("färre än 10");
        var rows = page.Html.QuerySelectorAll("table tbody tr").Select(r => Plain(string.Join("|", r.Children.Select(c => c.TextContent.Trim())))).ToList();
        rows.Should().Contain("Kvinnor mot män|31 %|58 %|−27 (−35 till −18)|Titta på det här");
        rows.Should().Contain("Kvinnor mot män|6,9|7,1|−0,2 (−1,0 till +0,6)|Ingen säker skillnad");
        rows.Should().Contain("50 år och äldre mot övriga|–|–|–|För få för att säga något");
        page.Html.QuerySelectorAll("figure svg[role=img]").Should().HaveCount(2);
        overview.Html.QuerySelector("main")!.TextContent.Should().Contain("Lika chans? Det finns skillnader att titta på");
        empty.Html.QuerySelector("main")!.TextContent.Should().Contain("Ingen jämförelse är gjord än.");
    }

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Participant)]
    [InlineData(Role.EmployerContact)]
    public async Task Differences_between_groups_are_for_managers(string role)
    {
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(role);

        (await visitor.GetAsync("/ledning/lika-chans")).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_switch_that_brings_an_alarm_needs_a_reason_and_keeps_the_report()
    {
        await using var db = app.Open();
        var now = TimeProvider.System.GetUtcNow();
        db.RankerChoices.Add(new RankerChoice { RankerName = "en-modell", ChosenAt = now });
        var night = GroupReports.Make([], now).Single();
        db.Add(night);
        db.Add(new FairnessReport
        {
            UnitId = null,
            VersionId = night.VersionId,
            RankerName = "en-modell",
            IsSilent = false,
            CountedAt = now,
            DecisionsFrom = night.DecisionsFrom,
            KnownPeople = 391,
            UnknownPeople = 7,
            Comparisons = [.. night.Comparisons.Select(c => c.Outcome == ComparisonOutcome.Alarm ? c with { Outcome = ComparisonOutcome.Compared } : c)],
        });
        await db.SaveChangesAsync();
        using var administrator = new Visitor(app.Address);
        await administrator.SignInAsync(Role.Administrator);

        var page = await administrator.GetAsync("/administration/modeller");
        var refused = await administrator.SendAsync(page, "Slå på");
        var done = await administrator.SendAsync(refused, "Slå på", ("Input.Note", "Vi läser besluten i morgon."));

        page.Html.QuerySelector("main")!.TextContent.Should().Contain("Ett byte kan göra listorna mer ojämna.").And.Contain("−27 (−35 till −18)");
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Html.QuerySelector(".summary a[href='#skal-rule']")!.TextContent.Should().Be("Skriv varför du byter trots larmet.");
        done.Status.Should().Be(HttpStatusCode.Redirect);
        var choice = await db.RankerChoices.OrderByDescending(c => c.Id).FirstAsync();
        (choice.RankerName, choice.FairnessReportId).Should().Be(("rule", night.Id));
    }

    [Fact]
    public async Task The_run_says_what_an_alarm_means_without_figures()
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        await using var db = app.Open();

        var page = await consultant.GetAsync($"/korningar/{await db.Runs.MaxAsync(r => r.Id)}");

        page.Html.QuerySelector("main")!.TextContent.Should().Contain("Jämföra grupper").And.Contain("2 skillnader att titta på")
            .And.Contain("en grupp får klart mindre").And.NotContain("kvinnor");
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
