using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FluentAssertions;
using Matchning.Demo;
using Matchning.Market.JobAds;
using Matchning.Market.Openings;
using Matchning.People.Organisation;
using Matchning.Ranking.Facts;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests;

/// <summary>
/// BI-17, BI-18 and BI-20 where people meet them: an ad that is hostile in every field we show, on every page that shows ads. It is put straight into the tables,
/// so that nothing but the output stands between it and the reader.
/// </summary>
public sealed partial class AdTextTests(DemoApp app) : IClassFixture<DemoApp>, IAsyncLifetime
{
    private const string Title = "<img src=x onerror=alert(1)>Kock \u202Eksröpel \u0301\u0301\u0301";
    private const string Employer = "\"><svg/onload=alert(2)>Krogen' onmouseover='alert(3)' \u2066x";
    private const string Place = "<style>body{display:none}</style>Orten\u202E";
    private const string Quote = "<b onclick=alert(4)>körkort B</b>";
    private const string BadLink = "javascript:alert(5)//";

    private static readonly string Text =
        "<script>alert(6)</script> <style>main{display:none}</style> <svg/onload=alert(7)><a href=\"javascript:alert(8)\">ansök</a> <a href='data:text/html,hej'>här</a>\n"
        + "<iframe src=//exempel.invalid></iframe><form action=https://exempel.invalid><input name=lösenord></form> </div></main><base href=//exempel.invalid>\n"
        + "&lt;script&gt; &#60;b&#62; &amp;amp; " + string.Concat(Enumerable.Repeat("&amp;lt;&#x3c;", 50)) + "\n"
        + "Kock \u202Eksröpel \u2066hit Ko\u200Bck\u200D sö\uFEFFkes \u0007\u001B[31m K" + new string('\u0301', 2_000) + "ock\n"
        + new string('W', 3_000) + "\n" + Quote + " http://169.254.169.254/latest/ https://namn:losen@exempel.invalid/";

    private string[] _pages = [];

    public async ValueTask InitializeAsync()
    {
        await using var db = app.Open();
        var sara = DemoLogins.OnePerRole.Single(l => l.Role == Role.Consultant).UserName;
        var listed = await (
            from l in db.SuggestionLists
            from o in db.Openings
            where l.OpeningIds.Contains(o.Id) && o.EmployerNeedId == null && db.Participants.Any(p => p.Id == l.ParticipantId && db.Users.Any(u => u.Id == p.ConsultantId && u.UserName == sara))
            orderby o.Id, l.ParticipantId
            select new { l.ParticipantId, o.Id }).FirstAsync();
        var id = listed.Id;
        if (!await db.Openings.AnyAsync(o => o.Id == id && o.Title == Title)) await MakeHostileAsync(db, id);
        var pair = $"deltagare={listed.ParticipantId}&plats={id}";
        _pages = [$"/behov/{id}", "/behov?sok=ksröpel", $"/forslag/granska?{pair}", $"/forslag/spara?{pair}", $"/forslag/passar-inte-nu?{pair}", "/korningar/annonser"];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task BI_17_Nothing_in_an_ad_becomes_part_of_a_page()
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        var ours = (await consultant.GetAsync("/behov?sok=finnsinte")).Html;

        foreach (var address in _pages)
        {
            var answer = await consultant.GetAsync(address);
            var html = answer.Html;

            answer.Status.Should().Be(HttpStatusCode.OK, address);
            html.Body!.TextContent.Should().Contain("<img src=x onerror=alert(1)>Kock", address);
            html.QuerySelectorAll("*").SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "style" or "srcdoc" or "formaction")
                .Select(a => $"{a.Name}={a.Value}").Should().BeEmpty(address);
            html.QuerySelectorAll("main :is(script, style, svg:not(.band *), img, iframe, object, embed, base, meta, link, math)").Should().BeEmpty(address);
            html.QuerySelectorAll("script, style, base").Select(e => e.OuterHtml).Should().Equal(ours.QuerySelectorAll("script, style, base").Select(e => e.OuterHtml), address);
            html.QuerySelectorAll("[href], [src], [action]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src") ?? e.GetAttribute("action")!)
                .Should().OnlyContain(link => Own().IsMatch(link), address);
        }
    }

    [Fact]
    public async Task BI_17_The_text_is_shown_letter_by_letter_with_its_marks_and_entities()
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);

        var one = (await consultant.GetAsync(_pages[0])).Html;
        var review = (await consultant.GetAsync(_pages[2])).Html;

        review.QuerySelector(".ad-text")!.TextContent.Should().Be(Text);
        Lines(one.QuerySelector(".ad-text")!.TextContent).Should().Equal(Lines(Text), "only heaps of empty lines are left out");
        one.QuerySelector("h1")!.TextContent.Should().StartWith(Title);
        one.QuerySelectorAll("li").Select(li => li.TextContent).Should().Contain(Quote);
        one.QuerySelector("#annons-ort")!.TextContent.Should().Be(Place);
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Where(line => line.Length > 0);

    [Fact]
    public async Task BI_20_An_address_that_is_not_clean_is_no_link()
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        await using var db = app.Open();

        foreach (var address in new[] { BadLink, "http://169.254.169.254/", "https://namn:losen@exempel.se/", "https://xn--rbetsformedlingen-jrm.se/", "//exempel.se/" })
        {
            await db.Openings.Where(o => o.Title == Title).ExecuteUpdateAsync(o => o.SetProperty(x => x.WebpageUrl, address));
            foreach (var page in _pages)
                (await consultant.GetAsync(page)).Html.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")).Should().OnlyContain(href => href!.StartsWith('/') || href.StartsWith('#') || href.StartsWith("tel:"), page);
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task BI_17_BI_18_In_a_browser_nothing_runs_nothing_is_fetched_and_nothing_spills_over(int width)
    {
        var page = await Browser.OpenAsync(app.Address, width);
        var faults = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            faults.Add("dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
        page.Console += (_, message) => { if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) faults.Add(message.Text); };
        page.Request += (_, request) => { if (!request.Url.StartsWith(app.Address.ToString(), StringComparison.Ordinal)) faults.Add("asked for " + request.Url); };
        await page.SignInAsync(Role.Consultant);

        foreach (var address in _pages)
        {
            (await page.GotoAsync(address))!.Status.Should().Be(200, address);
            (await page.Locator("h1").IsVisibleAsync()).Should().BeTrue(address);
            var (wide, room) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("window.innerWidth"));
            if (wide > room) faults.Add($"{address}: {wide} px wide in a window of {room}");
            faults.AddRange((await page.EvaluateAsync<string[]>(TurnedAround)).Select(turned => $"{address}: {turned}"));
        }

        faults.Should().BeEmpty();
        await page.Context.CloseAsync();
    }

    // Words of ours that stand in the same line of letters after a sign that turns the direction of what follows, with nothing to keep it in.
    private const string TurnedAround =
        """
        () => {
          const inline = e => getComputedStyle(e).display === 'inline' && !getComputedStyle(e).unicodeBidi.includes('isolate');
          const line = n => { let e = n.parentElement; while (inline(e)) e = e.parentElement; return e; };
          const all = []; const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) all.push(walker.currentNode);
          return all.flatMap((n, i) => /[\u202A-\u202E\u2066-\u2068]/.test(n.data) && !n.parentElement.closest('.ad-text')
            ? all.slice(i + 1).filter(o => o.data.trim() && line(n).contains(o) && line(o) === line(n)).map(o => `"${o.data.trim().slice(0, 40)}" in ${line(n).outerHTML.slice(0, 60)}`)
            : []);
        }
        """;

    // One that is in somebody's list, so that it is reviewed too.
    private static async Task MakeHostileAsync(Matchning.Floor.Data.MatchningDb db, long id)
    {
        var now = TimeProvider.System.GetUtcNow();
        var start = Text.IndexOf(Quote, StringComparison.Ordinal);
        var opening = await db.Openings.SingleAsync(o => o.Id == id);
        (opening.Title, opening.Text, opening.EmployerName, opening.PlaceLabel, opening.WebpageUrl, opening.OccupationLabel) = (Title, Text, Employer, Place, BadLink, Title);
        opening.IsExample = false;
        opening.Requirements = [new Requirement(RequirementKind.DrivingLicence, "B", null, null, RequirementStrength.Merit, start, start + Quote.Length, Quote)];
        db.Add(new ExternalAd
        {
            Source = "platsbanken", SourceId = "fientlig", Headline = Title, EmployerName = Employer, ContentHash = [1], SourceTimestamp = 1, ChangedAt = now, FirstSeenAt = now, RawJson = "{}",
        });
        await db.GuardStops.Where(g => g.State == GuardState.Waiting).ExecuteUpdateAsync(g => g.SetProperty(x => x.State, GuardState.Passed));
        db.Add(new GuardStop { Source = "platsbanken", Reason = GuardReason.BelowShare, StoppedAt = now, AdsInFeed = 40, ComparedWith = 100, SourceIds = ["fientlig"] });
        await db.SaveChangesAsync();
    }

    [GeneratedRegex(@"^(/(?!/)|#|tel:[\d+-]+$)")]
    private static partial Regex Own();
}
