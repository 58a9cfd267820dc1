using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;

namespace Matchning.Web.Tests.Support;

/// <summary>What every page is held to, whoever it is for.</summary>
internal static class PageChecks
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    // The titles of pages whose heading is a person: no name goes into the browser's history.
    private static readonly Regex WithoutName = new("^(Min sida|Deltagare|Genomgånget|Förslag|Aktualisering)\\b");

    /// <summary>axe finds nothing, nothing scrolls sideways, and there is one first heading that the title begins with.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page)
    {
        var where = new Uri(page.Url).PathAndQuery;
        var result = await page.RunAxe(Rules);
        var faults = result.Violations
            .SelectMany(v => v.Nodes.Select(n => $"{where}: {v.Id} at {n.Target}: {n.Html[..Math.Min(160, n.Html.Length)]}")).ToList();
        var (wide, room) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("window.innerWidth"));
        if (wide > room) faults.Add($"{where}: {wide} px wide in a window of {room}");
        var headings = await page.Locator("h1").AllInnerTextsAsync();
        if (headings.Count != 1) faults.Add($"{where}: {headings.Count} first headings");
        else if ((await page.TitleAsync()).Replace("Fel: ", "", StringComparison.Ordinal) is var title && !title.StartsWith(headings[0], StringComparison.Ordinal) && !WithoutName.IsMatch(title))
            faults.Add($"{where}: the title does not begin with the heading");
        return faults;
    }

    public static async Task ShouldBeAccessibleAsync(this IPage page) => (await page.FaultsAsync()).Should().BeEmpty();
}
