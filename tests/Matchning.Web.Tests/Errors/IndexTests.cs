using System.Net;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Xunit;

namespace Matchning.Web.Tests.Errors;

/// <summary>/fel: what went wrong, in plain words, with a way on.</summary>
public sealed class IndexTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Theory]
    [InlineData("/finns-inte", HttpStatusCode.NotFound, "Sidan finns inte"), InlineData("/ledning", HttpStatusCode.Forbidden, "Du kommer inte åt den här sidan")]
    public async Task The_status_is_right_and_the_button_leads_to_the_own_first_page(string address, HttpStatusCode status, string heading)
    {
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var page = await consultant.GetAsync(address);

        (page.Status, page.Heading).Should().Be((status, heading));
        page.Html.QuerySelector("main a.button")!.GetAttribute("href").Should().Be("/idag");
    }

    [Theory]
    [InlineData(200), InlineData(404), InlineData(500), InlineData(999)]
    public async Task The_page_of_faults_asked_for_by_its_own_address_is_a_page_that_is_not_there(int code)
    {
        using var stranger = new Visitor(app.Address);

        (await stranger.GetAsync($"/fel/{code}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Case_55_A_page_answers_to_the_methods_of_pages_only(string method)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), "/idag");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }
}
