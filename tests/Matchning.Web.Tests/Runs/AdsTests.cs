using System.Net;
using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Runs;

/// <summary>/korningar/annonser: how the ads came in, what the guard keeps open, and who may let it through.</summary>
public sealed class AdsTests(DemoApp app) : IClassFixture<DemoApp>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Only_an_administrator_lets_the_guard_through_and_then_exactly_those_ads_and_their_openings_close()
    {
        var stop = await StopAsync("sparr-1", "sparr-2");
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        using var administrator = new Visitor(app.Address);
        await administrator.SignInAsync(Role.Administrator);

        var read = await consultant.GetAsync("/korningar/annonser");
        var page = await administrator.GetAsync("/korningar/annonser");
        var done = await administrator.SendAsync(page, "Stäng de här annonserna");
        var again = await administrator.SendAsync(page, "Stäng de här annonserna");
        var unknown = await administrator.PostAsync(page, "/korningar/annonser", ("stop", "987654321"));
        var after = await administrator.GetAsync("/korningar/annonser");

        read.Html.QuerySelector("main")!.TextContent.Should().Contain("Spärren håller 2 annonser öppna").And.Contain("Flödet hade 40 annonser, mot 100").And.Contain("En administratör kan");
        read.Html.QuerySelectorAll("main form").Should().BeEmpty();
        page.Html.QuerySelectorAll("table tbody th").Select(h => h.TextContent.Trim()).Should().Contain(["Annons sparr-1", "Annons sparr-2"]);
        (done.Status, again.Status).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        unknown.Status.Should().Be(HttpStatusCode.NotFound);
        after.Html.QuerySelector("main")!.TextContent.Should().Contain("stängde 2 annonser som spärren höll öppna");
        await using var db = app.Open();
        (await db.GuardStops.SingleAsync(g => g.Id == stop)).Should().BeEquivalentTo(new { State = GuardState.LetThrough, Closed = 2 });
        (await db.ExternalAds.Where(a => a.SourceId.StartsWith("sparr-")).OrderBy(a => a.SourceId).Select(a => a.ClosedAt == null).ToListAsync()).Should().Equal(false, true, false);
        (await db.Openings.Where(o => o.ExternalAd!.SourceId.StartsWith("sparr-")).CountAsync(o => o.ClosedAt == null)).Should().Be(1);
        (await db.ExternalAds.SingleAsync(a => a.SourceId == "sparr-1")).RawJson.Should().NotContain("anna@").And.Contain("Annons sparr-1");
    }

    [Fact]
    public async Task While_the_feed_is_being_read_the_guard_is_not_let_through_and_the_page_says_why()
    {
        var stop = await StopAsync("las-1", "las-2");
        using var administrator = new Visitor(app.Address);
        await administrator.SignInAsync(Role.Administrator);
        var page = await administrator.GetAsync("/korningar/annonser");
        await using var db = app.Open();
        var reading = new Run { Kind = "sync", State = RunState.Running, StartedAt = Now, SeenAt = Now, Steps = { new RunStep { Name = "sync", Order = 1, State = RunState.Running } } };
        db.AddRange(reading, new Lease { Name = "las", ExpiresAt = Now.AddHours(1) });
        await db.SaveChangesAsync();

        await administrator.SendAsync(page, "Stäng de här annonserna");
        var told = await administrator.GetAsync("/korningar/annonser");

        await db.Leases.Where(l => l.Name == "las").ExecuteDeleteAsync();
        db.Remove(reading);
        await db.SaveChangesAsync();
        told.Html.QuerySelector("[role=status]")!.TextContent.Should().Contain("Annonserna hämtas just nu, så inget ändrades.");
        (await db.GuardStops.SingleAsync(g => g.Id == stop)).State.Should().Be(GuardState.Waiting);
        (await db.ExternalAds.CountAsync(a => a.SourceId.StartsWith("las-") && a.ClosedAt == null)).Should().Be(3);
    }

    [Fact]
    public async Task A_consultant_may_not_let_the_guard_through_by_posting_either()
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        var form = await consultant.GetAsync("/forslag");

        var refused = await consultant.PostAsync(form, "/korningar/annonser", ("stop", "1"));

        refused.Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task How_a_rejected_ad_began_is_unfolded_by_an_administrator_one_at_a_time_and_by_nobody_else()
    {
        var (shown, other) = (await RejectAsync("avvisad-1", "Ring Anna"), await RejectAsync("avvisad-2", "Ring Bo"));
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        using var administrator = new Visitor(app.Address);
        await administrator.SignInAsync(Role.Administrator);

        var folded = await administrator.GetAsync("/korningar/annonser");
        var link = folded.Html.QuerySelector($"#annons-{shown} a")!.GetAttribute("href")!.Split('#')[0];
        var unfolded = await administrator.GetAsync(link);
        var read = await consultant.GetAsync(link);

        folded.Html.DocumentElement.OuterHtml.Should().NotContain("Ring Anna").And.NotContain("Ring Bo");
        unfolded.Html.QuerySelectorAll("pre").Should().ContainSingle().Which.TextContent.Should().StartWith("{\"id\":\"<script>alert(1)</script>⟨202E⟩Ring Anna").And.NotContain("efter gränsen");
        unfolded.Html.QuerySelectorAll("main script").Should().BeEmpty();
        unfolded.Html.QuerySelector("main")!.TextContent.Should().Contain("Kan innehålla personuppgifter.").And.Contain($"De första {2000.ToString("N0", Matchning.Floor.Data.SwedishTime.Culture)} tecknen.");
        read.Html.DocumentElement.OuterHtml.Should().Contain("avvisad-1").And.NotContain("Ring Anna").And.NotContain("Visa början");
        await using var db = app.Open();
        await db.FailedAds.Where(f => f.Id == shown || f.Id == other).ExecuteDeleteAsync();
    }

    private async Task<long> RejectAsync(string id, string text)
    {
        var ad = new FailedAd
        {
            Source = "platsbanken", SourceId = id, Reason = "Annonsen saknar rubrik (headline).", FailedAt = Now,
            Start = System.Text.Encoding.UTF8.GetBytes($"{{\"id\":\"<script>alert(1)</script>\u202E{text} {new string('x', 3000)} efter gränsen"),
        };
        await using var db = app.Open();
        db.Add(ad);
        await db.SaveChangesAsync();
        return ad.Id;
    }

    // Two ads the guard keeps and one that it does not, each with its opening.
    private async Task<long> StopAsync(params string[] kept)
    {
        await using var db = app.Open();
        await db.GuardStops.Where(g => g.State == GuardState.Waiting).ExecuteUpdateAsync(g => g.SetProperty(x => x.State, GuardState.Passed));
        db.AddRange(kept.Append(kept[0] + "-annan").Select(MadeAds.Opening));
        var stop = new GuardStop
        {
            Source = "platsbanken", Reason = GuardReason.BelowShare, StoppedAt = Now.AddHours(-1), AdsInFeed = 40, ComparedWith = 100, SourceIds = kept,
        };
        db.Add(stop);
        await db.SaveChangesAsync();
        return stop.Id;
    }
}
