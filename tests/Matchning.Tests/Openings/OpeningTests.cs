using FluentAssertions;
using Matchning.Tests.Support;
using Xunit;

namespace Matchning.Tests.Openings;

public sealed class OpeningTests
{
    [Theory]
    [InlineData("https://arbetsformedlingen.se/platsbanken/annonser/1", false, true)]
    [InlineData("javascript:alert(1)", false, false)]
    [InlineData("https://exempel.invalid/1", true, false)]
    [InlineData(null, false, false)]
    public void Only_a_real_ad_with_a_web_address_has_a_link_to_its_source(string? address, bool isExample, bool isLink)
    {
        var opening = Make.Opening(o => (o.WebpageUrl, o.IsExample) = (address, isExample));

        (opening.SourceLink is not null).Should().Be(isLink);
    }
}
