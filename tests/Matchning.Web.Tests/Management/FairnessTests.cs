using FluentAssertions;
using Matchning.Meeting.Fairness;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Management;

/// <summary>/ledning/lika-chans: what the manager reads about groups. Axe walks the same page in <see cref="AccessibilityTests"/>.</summary>
public sealed class FairnessTests(DemoApp app) : IClassFixture<DemoApp>
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

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
