using FluentAssertions;
using Matchning.Floor.Privacy;
using Matchning.Meeting.Reports;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Management;

/// <summary>/ledning/insatser: which measures would open most for the unit, without small groups.</summary>
public sealed class MeasuresTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task A_manager_sees_figures_only_of_measures_that_would_help_ten_or_more()
    {
        await using var db = app.Open();
        var unit = await WouldHelpTenAsync(db);
        var sums = await new Matchning.Meeting.Doors.UnitDoors(db).ListAsync(unit, CancellationToken.None);
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(Role.Manager);

        var page = await visitor.GetAsync("/ledning/insatser");

        sums.Should().Contain(s => s.People >= DisclosureControl.SmallestGroup).And.Contain(s => s.People < DisclosureControl.SmallestGroup);
        var names = sums.Where(s => s.People >= DisclosureControl.SmallestGroup).Select(s => s.Name).ToList();
        page.Html.QuerySelectorAll("tbody th").Select(h => h.TextContent).Should().Equal(names);
        var figure = page.Html.QuerySelector("figure")!;
        string.Join(' ', figure.QuerySelectorAll("text.name").Select(t => t.TextContent)).Should()
            .Be(string.Join(' ', names.Take(Matchning.Web.Pages.Management.MeasuresModel.MostDrawn)));
        page.Html.QuerySelector("figure, table").Should().BeSameAs(figure, "the picture comes first");
        foreach (var small in sums.Where(s => s.People < DisclosureControl.SmallestGroup)) page.Html.QuerySelector("main")!.TextContent.Should()
            .Contain(small.Name);
    }

    [Theory]
    [InlineData(1280), InlineData(820), InlineData(390)]
    public async Task No_name_of_a_measure_is_broken_inside_a_word_and_the_picture_is_whole(int width)
    {
        var page = await Browser.OpenAsync(app.Address, width);
        await page.SignInAsync(Role.Manager);
        await using (var db = app.Open())
        {
            await WouldHelpTenAsync(db);
            await db.MeasureTypes.Where(m => m.Code == "hlr")
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.Name, "Gymnasieexamen på komvux, komplettering"));
        }

        await page.GotoAsync("/ledning/insatser");

        var narrowest = await page.EvaluateAsync<int>("Math.min(...[...document.querySelectorAll('tbody th')].map(th => th.clientWidth))");
        var outside = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.chart text')].filter(t => t.getBoundingClientRect().right > t.ownerSVGElement.closest('figure').getBoundingClientRect().right).map(t => t.textContent)");

        narrowest.Should().BeGreaterThan(200);
        outside.Should().BeEmpty();
        await page.Context.CloseAsync();
    }

    /// <summary>A short course that would help as many of the manager's unit as it takes to be shown.</summary>
    private static async Task<Guid> WouldHelpTenAsync(Matchning.Floor.Data.MatchningDb db)
    {
        var manager = Matchning.Demo.DemoLogins.OnePerRole.Single(l => l.Role == Role.Manager).UserName;
        var unit = await db.Users.Where(u => u.UserName == manager).Select(u => u.UnitId!.Value).SingleAsync();
        var version = await db.Doors.Select(d => d.VersionId).FirstAsync();
        await db.Doors.Where(d => d.Code == "hlr").ExecuteDeleteAsync();
        var people = await db.Participants.Where(p => p.UnitId == unit && p.Person.Protection == ProtectionLevel.None).OrderBy(p => p.Id).Take(DisclosureControl.SmallestGroup).ToListAsync();
        db.Doors.AddRange(people.Select(p => new Matchning.Meeting.Doors.Door
        {
            ParticipantId = p.Id,
            UnitId = unit,
            VersionId = version,
            Code = "hlr",
            Kind = Matchning.Ranking.Doors.ChangeKind.Measure,
            Subject = "",
            Weeks = 1,
            Place = 99,
            Opened = [1, 2],
            Raised = [],
            IsShown = true,
        }));
        await db.SaveChangesAsync();
        return unit;
    }
}
