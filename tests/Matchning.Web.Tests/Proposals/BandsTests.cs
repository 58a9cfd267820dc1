using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Xunit;

namespace Matchning.Web.Tests.Proposals;

/// <summary>/forslag/band: what Stark, Möjlig and Långsökt mean.</summary>
public sealed class BandsTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Theory]
    [InlineData(Role.Consultant), InlineData(Role.Manager)]
    public async Task The_three_words_are_explained_as_about_a_pair_and_not_a_person(string role)
    {
        using var visitor = await app.SignedInAsync(role);

        var page = await visitor.GetAsync("/forslag/band");

        page.Html.QuerySelectorAll("main .band").Select(b => b.TextContent.Trim()).Should().Equal("Stark", "Möjlig", "Långsökt");
        page.Main.Should().Contain("De säger inget om personen").And.NotContain("%");
    }
}
