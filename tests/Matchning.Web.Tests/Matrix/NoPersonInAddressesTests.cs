using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FluentAssertions;
using Matchning.Floor.Privacy;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Web.Setup;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Matrix;

/// <summary>SEC-15: a title and an address stay in the browser's history and in other programs' logs, so they never say who a page is about.</summary>
public sealed partial class NoPersonInAddressesTests(DemoApp app) : IClassFixture<DemoApp>
{
    private const int MostOfAKind = 4;

    [Fact]
    public async Task SEC_15_No_title_and_no_address_on_any_page_holds_a_name_or_a_personal_number()
    {
        await using var db = app.Open();
        var people = await db.People.Select(p => new { p.FirstName, p.LastName }).ToListAsync();
        var names = people.SelectMany(p => new[] { $"{p.FirstName} {p.LastName}", Person.ShortNameOf(p.FirstName, p.LastName) }).ToHashSet(StringComparer.Ordinal);
        var (faults, walked) = (new List<string>(), 0);

        foreach (var role in Role.All.Prepend(AccessTable.Visitor))
        {
            using var visitor = new Visitor(app.Address);
            if (role != AccessTable.Visitor) await visitor.SignInAsync(role);
            var (waiting, seen) = (new Queue<string>(app.PageRoutes.Where(r => !r.Contains('{', StringComparison.Ordinal))), new Dictionary<string, int>());
            while (waiting.TryDequeue(out var address))
            {
                // Of pages that differ in whom they are about, a few.
                var kind = Values().Replace(address, "=").Split('#')[0];
                if (Numbers().Replace(kind, "/") is var of && seen.GetValueOrDefault(of) is var count && count >= MostOfAKind) continue;
                seen[of] = count + 1;
                var page = await visitor.GetAsync(address);
                if ((int)page.Status != 200 || page.Html.QuerySelector("main") is null) continue;
                walked++;
                var told = Addresses(page.Html).Prepend(page.Html.Title!).Select(Uri.UnescapeDataString).ToList();
                faults.AddRange(told.Where(t => names.Any(n => t.Contains(n, StringComparison.Ordinal)) || HoldsNumber(t)).Select(t => $"{role} {address}: {t}"));
                foreach (var link in page.Html.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!)) waiting.Enqueue(link);
            }
        }

        faults.Distinct().Should().BeEmpty();
        walked.Should().BeGreaterThan(80);
    }

    private static IEnumerable<string> Addresses(IDocument page) =>
        page.All.SelectMany(e => new[] { "href", "action", "formaction", "src" }.Select(e.GetAttribute)).OfType<string>().Where(a => !a.StartsWith("tel:", StringComparison.Ordinal));

    private static bool HoldsNumber(string text) =>
        DigitRuns().Matches(Guids().Replace(text, "")).Any(m => PersonalNumber.Parse(m.Value, DateOnly.FromDateTime(DateTime.UnixEpoch.AddYears(56))) is not null);

    [GeneratedRegex("=[^&#]*")]
    private static partial Regex Values();

    [GeneratedRegex("/[0-9a-f-]*[0-9][0-9a-f-]*")]
    private static partial Regex Numbers();

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}")]
    private static partial Regex Guids();

    [GeneratedRegex(@"(?<!\d)(?:\d{8}|\d{6})[-+]?\d{4}(?!\d)")]
    private static partial Regex DigitRuns();
}
