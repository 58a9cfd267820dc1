using FluentAssertions;
using Matchning.Web.Tests.Support;
using Xunit;

namespace Matchning.Web.Tests.About;

/// <summary>/integritet and /tillganglighet: what is promised to everyone.</summary>
public sealed class PrivacyTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Theory]
    [InlineData("/integritet", "Integritetsskyddsmyndigheten"), InlineData("/tillganglighet", "Myndigheten för digital förvaltning")]
    public async Task Every_page_leads_to_them_and_they_say_whom_to_turn_to(string address, string authority)
    {
        using var stranger = new Visitor(app.Address);

        var front = await stranger.GetAsync("/");
        var page = await stranger.GetAsync(address);

        front.Html.QuerySelectorAll($"footer a[href='{address}']").Should().ContainSingle();
        page.Main.Should().Contain(authority);
        page.Html.QuerySelectorAll("main a[href^='tel:']").Should().NotBeEmpty();
    }
}
