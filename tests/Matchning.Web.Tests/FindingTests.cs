using System.Net;
using FluentAssertions;
using Matchning.Market.Openings;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests;

/// <summary>People and places are found as names are typed, not only as they are stored.</summary>
public sealed class FindingTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Theory]
    [InlineData("Łukasz", "Wójcik", "lukasz")]
    [InlineData("Łukasz", "Wójcik", "wojcik łukasz")]
    [InlineData("Søren", "Kjær", "soren")]
    [InlineData("Søren", "Kjær", "kjaer")]
    [InlineData("Sinéad", "O’Brien", "O'Brien")]
    [InlineData("Sinéad", "O'Brien", "o’brien")]
    [InlineData("Sinéad", "O’Brien", "obrien sinead")]
    [InlineData("Åsa", "Öberg", "asa oberg")]
    public async Task Cases_20_and_21_A_participant_is_found_by_the_letters_that_the_keyboard_has(string firstName, string lastName, string typed)
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        var some = (await consultant.GetAsync("/deltagare")).Html.QuerySelector("main a[href^='/deltagare/']")!.GetAttribute("href")!;
        var id = Guid.Parse(some.Split('/', '?')[2]);
        await using (var db = app.Open())
        {
            var person = await db.Participants.Where(p => p.Id == id).Select(p => p.Person).SingleAsync();
            (person.FirstName, person.LastName) = (firstName, lastName);
            await db.SaveChangesAsync();
        }

        var found = await consultant.GetAsync($"/deltagare?namn={Uri.EscapeDataString(typed)}");

        found.Html.QuerySelectorAll("main a[href^='/deltagare/']").Select(a => a.GetAttribute("href")!.Split('?')[0]).Should().Contain(some.Split('?')[0]);
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

    [Theory]
    [InlineData("/forslag?vantat=2147483647", HttpStatusCode.BadRequest)]
    [InlineData("/forslag?vantat=-1", HttpStatusCode.BadRequest)]
    [InlineData("/forslag?vantat=90", HttpStatusCode.OK)]
    public async Task Case_55_A_number_that_no_wait_has_is_refused(string address, HttpStatusCode status)
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);

        (await consultant.GetAsync(address)).Status.Should().Be(status);
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
