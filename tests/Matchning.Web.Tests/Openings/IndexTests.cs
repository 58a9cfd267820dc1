using System.Net;
using FluentAssertions;
using Matchning.Market.Openings;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Openings;

/// <summary>/behov: places are found by words as they are written.</summary>
public sealed class IndexTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Theory]
    [InlineData(Role.Consultant), InlineData(Role.Manager)]
    public async Task Needs_come_first_and_each_kind_can_be_seen_by_itself(string role)
    {
        using var visitor = await app.SignedInAsync(role);

        var all = await visitor.GetAsync("/behov");
        var needs = await visitor.GetAsync("/behov?visa=behov");
        var ads = await visitor.GetAsync("/behov?visa=annonser");

        all.Html.QuerySelector("main tbody .tag")!.TextContent.Should().Be("Behov");
        needs.Html.QuerySelectorAll("main tbody tr").Should().OnlyContain(r => r.QuerySelector(".tag-own") != null);
        ads.Html.QuerySelectorAll("main tbody tr").Should().NotBeEmpty().And.OnlyContain(r => r.QuerySelector(".tag-own") == null);
        needs.Html.QuerySelector(".chip")!.GetAttribute("href").Should().Be("/behov");
    }

    [Fact]
    public async Task What_nobody_has_is_told_with_a_way_back()
    {
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var page = await consultant.GetAsync("/behov?sok=xyzq&sida=99999999999999999999");

        page.Status.Should().Be(HttpStatusCode.OK);
        page.Main.Should().Contain("Inget passar filtret.");
        page.Html.QuerySelector("main .empty a")!.GetAttribute("href").Should().Be("/behov");
    }

    [Fact]
    public async Task Cases_23_and_24_A_name_with_signs_is_that_name_and_a_plural_finds_the_singular()
    {
        await using (var db = app.Open())
        {
            Opening New(string title) => new() { Title = title, Text = "", PublishedOn = DateOnly.FromDateTime(DateTime.UtcNow), UpdatedAt = DateTimeOffset.UtcNow };
            db.AddRange(New("Utvecklare C#, Malmö"), New("C++-programmerare"), New("Cykelreparatör i C"), New("Undersköterska till hemtjänsten"));
            await db.SaveChangesAsync();
        }

        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        async Task<string[]> FoundAsync(string words) =>
            [.. (await consultant.GetAsync("/behov?sok=" + Uri.EscapeDataString(words))).Html.QuerySelectorAll("main a[href^='/behov/']").Select(a => a.TextContent.Trim()).Where(t => t.Length > 0)];

        (await FoundAsync("C#")).Should().Equal("Utvecklare C#, Malmö");
        (await FoundAsync("c++")).Should().Equal("C++-programmerare");
        (await FoundAsync("utvecklare c#")).Should().Equal("Utvecklare C#, Malmö");
        (await FoundAsync("undersköterskor")).Should().Contain("Undersköterska till hemtjänsten").And.Contain(await FoundAsync("undersköterska"));
    }

    [Fact]
    public async Task Case_46_Ads_that_say_the_same_are_one_row()
    {
        await using (var db = app.Open())
        {
            Opening New() => new() { Title = "Tvillingannons i magasinet", Text = "", Likeness = 4711, PublishedOn = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1)), UpdatedAt = DateTimeOffset.UtcNow };
            db.AddRange(New(), New(), New(), New());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        var found = (await consultant.GetAsync("/behov?sok=tvillingannons")).Html;

        found.QuerySelectorAll("main tbody tr").Should().ContainSingle().Which.TextContent.Should().Contain("4 likadana annonser");
    }
}
