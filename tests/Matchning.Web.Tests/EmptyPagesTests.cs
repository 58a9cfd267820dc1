using FluentAssertions;
using Matchning.Web.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Matchning.Web.Tests;

/// <summary>The first day, before anyone is enrolled and any night has run.</summary>
public sealed class EmptyPagesTests(EmptyApp app) : IClassFixture<EmptyApp>
{
    [Theory]
    [InlineData("/idag", "Du är i kapp.")]
    [InlineData("/forslag", "Du är i kapp.")]
    [InlineData("/forslag/beslut", "Du har inte fattat några beslut än.")]
    [InlineData("/deltagare", "Du har inga deltagare än.")]
    [InlineData("/korningar", "Ingen körning än.")]
    public async Task An_empty_page_says_so_and_is_accessible(string address, string words)
    {
        foreach (var width in new[] { 1280, 320 })
        {
            var page = await Browser.OpenAsync(app.Address, width);
            await page.SignInAsync(EmptyApp.UserName, EmptyApp.Phrase);
            await page.GotoAsync(address);

            (await page.GetByRole(AriaRole.Main).InnerTextAsync()).Should().Contain(words);
            await page.ShouldBeAccessibleAsync();
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Reviewing_with_nothing_to_review_leads_to_the_queue()
    {
        var page = await Browser.OpenAsync(app.Address);
        await page.SignInAsync(EmptyApp.UserName, EmptyApp.Phrase);

        await page.GotoAsync("/forslag/granska");

        new Uri(page.Url).AbsolutePath.Should().Be("/forslag");
        await page.Context.CloseAsync();
    }
}
