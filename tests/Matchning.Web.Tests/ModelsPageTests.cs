using FluentAssertions;
using Matchning.Meeting.Matching;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests;

public sealed class ModelsPageTests(DemoApp app) : IClassFixture<DemoApp>
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
}
