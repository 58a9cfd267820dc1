using System.Net;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Employers;

/// <summary>/arbetsgivare: what it is for strangers, and their own needs for those who are known.</summary>
public sealed class IndexTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Fact]
    public async Task A_stranger_reads_what_each_way_means_and_can_begin_without_signing_in()
    {
        using var stranger = new Visitor(app.Address);

        var page = await stranger.GetAsync("/arbetsgivare");

        page.Heading.Should().Be("För dig som är arbetsgivare");
        page.Html.QuerySelector("main a.button")!.GetAttribute("href").Should().Be("/arbetsgivare/behov/nytt");
        page.Html.QuerySelectorAll("main .grid h3").Should().HaveCount(6);
    }

    [Fact]
    public async Task A_contact_sees_the_own_employers_needs_and_starts_a_new_one_from_an_old()
    {
        await using var db = app.Read();
        var mine = await db.Users.Where(u => u.UserName == "erik.arbetsgivare@exempelkommun.example").Select(u => u.EmployerId).SingleAsync();
        var needs = await db.EmployerNeeds.AsNoTracking().Where(n => n.EmployerId == mine).ToListAsync();
        using var employer = await app.SignedInAsync(Role.EmployerContact);

        var page = await employer.GetAsync("/arbetsgivare");
        var links = page.Html.QuerySelectorAll("main .list a").Select(a => a.GetAttribute("href")!).ToList();
        var form = await employer.GetAsync(links[0]);

        page.Heading.Should().Be("Dina behov");
        links.Should().BeEquivalentTo(needs.Select(n => $"/arbetsgivare/behov/nytt?som={n.Reference}"));
        form.Html.QuerySelector("#Input_Description")!.TextContent.Trim().Should().Be(needs.Single(n => links[0].EndsWith(n.Reference, StringComparison.Ordinal)).Description.Trim());
    }

    [Fact]
    public async Task Another_employers_need_cannot_be_started_from()
    {
        await using var db = app.Read();
        var mine = await db.Users.Where(u => u.UserName == "erik.arbetsgivare@exempelkommun.example").Select(u => u.EmployerId).SingleAsync();
        var other = await db.EmployerNeeds.AsNoTracking().FirstAsync(n => n.EmployerId != mine);
        using var employer = await app.SignedInAsync(Role.EmployerContact);
        using var stranger = new Visitor(app.Address);

        foreach (var visitor in new[] { employer, stranger })
            (await visitor.GetAsync($"/arbetsgivare/behov/nytt?som={other.Reference}")).Status.Should().Be(HttpStatusCode.NotFound);
    }
}
