using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Xunit;

namespace Matchning.Web.Tests.Catalogue;

/// <summary>/insatser: the measures that doors are counted with.</summary>
public sealed class IndexTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Theory]
    [InlineData(Role.Consultant), InlineData(Role.Manager), InlineData(Role.Administrator)]
    public async Task The_catalogue_lists_all_forty(string role)
    {
        using var visitor = await app.SignedInAsync(role);

        var page = await visitor.GetAsync("/insatser");

        page.Html.QuerySelectorAll("tbody tr").Should().HaveCount(40);
    }
}
