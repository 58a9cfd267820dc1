using FluentAssertions;
using Matchning.Web.Tests.Support;
using Xunit;

namespace Matchning.Web.Tests.About;

/// <summary>/om-matchningen: what is told to everyone.</summary>
public sealed class MatchingTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Fact]
    public async Task The_public_text_says_what_sex_and_age_are_read_for()
    {
        using var stranger = new Visitor(app.Address);

        var page = (await stranger.GetAsync("/om-matchningen")).Html.QuerySelector("main")!.TextContent;

        page.Should().NotContain("används aldrig").And.Contain("Varje natt jämför vi om kvinnor och män, yngre och äldre")
            .And.Contain("Då läses kön och ålder ur personnumret.");
    }
}
