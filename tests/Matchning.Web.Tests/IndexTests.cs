using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Xunit;

namespace Matchning.Web.Tests;

/// <summary>The front page.</summary>
public sealed class IndexTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Fact]
    public async Task A_stranger_can_sign_in_and_whoever_is_in_goes_on_to_the_own_first_page()
    {
        using var stranger = new Visitor(app.Address);
        using var manager = await app.SignedInAsync(Role.Manager);

        var before = (await stranger.GetAsync("/")).Html.QuerySelectorAll(".hero a").Select(a => a.GetAttribute("href"));
        var after = (await manager.GetAsync("/")).Html.QuerySelectorAll(".hero a").Select(a => a.GetAttribute("href"));

        before.Should().Equal("/arbetsgivare/behov/nytt", "/logga-in");
        after.Should().Equal("/arbetsgivare/behov/nytt", "/ledning");
    }
}
