using System.Net;
using FluentAssertions;
using Matchning.Meeting.Fairness;
using Matchning.Meeting.Matching;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Administration;

/// <summary>/administration/modeller: what orders the lists, and what switching it would do.</summary>
public sealed class ModelsTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task The_model_that_is_on_is_shown_first_when_its_folder_is_gone_and_the_rule_can_be_switched_on()
    {
        await using var db = app.Open();
        db.Add(new RankerChoice { RankerName = "borttagen", ChosenAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
        using var administrator = new Visitor(app.Address);
        await administrator.SignInAsync(Role.Administrator);

        var page = await administrator.GetAsync("/administration/modeller");
        var first = page.Html.QuerySelector("main ul.list > li")!;

        first.QuerySelector("h2")!.TextContent.Should().Be("borttagen");
        first.QuerySelector(".tag")!.TextContent.Should().Be("På");
        first.TextContent.Should().Contain("Modellen borttagen finns inte").And.Contain("Slå på regeln");
        await administrator.SendAsync(page, "Slå på", ("Input.Note", "Mappen är borta."));
        (await db.RankerChoices.OrderByDescending(c => c.Id).FirstAsync()).RankerName.Should().Be(RankerChoice.Rule);
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
}
