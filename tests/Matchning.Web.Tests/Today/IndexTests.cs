using System.Globalization;
using AngleSharp.Dom;
using FluentAssertions;
using Matchning.Demo;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Web.Pages.Today;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Matchning.Web.Tests.Today;

/// <summary>The consultant's start page: each person once, numbers that hold, and nothing promised that is not there.</summary>
public sealed class IndexTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Each_person_stands_once_and_no_section_is_about_meetings()
    {
        await AskedAsync(daysAgo: 18);
        using var consultant = await SignedInAsync();

        var page = (await consultant.GetAsync("/idag")).Html;

        var people = page.QuerySelectorAll("main .item-title a[href^='/deltagare/']").Select(a => a.GetAttribute("href")).ToList();
        people.Should().NotBeEmpty().And.OnlyHaveUniqueItems();
        page.QuerySelector("main")!.TextContent.Should().NotContainAny("möte", "Svar att ta hand om");
    }

    [Fact]
    public async Task Those_who_have_not_answered_are_told_with_their_days_here_and_in_the_views()
    {
        var proposal = await AskedAsync(daysAgo: 18);
        using var consultant = await SignedInAsync();

        var section = (await consultant.GetAsync("/idag")).Html.QuerySelector("section[aria-labelledby=svar]")!;
        var all = await consultant.GetAsync("/forslag/beslut?visa=svar");
        var one = (await consultant.GetAsync($"/forslag/svar?forslag={proposal}")).Html.QuerySelector("main")!;

        section.QuerySelector("h2")!.TextContent.Should().StartWith("Väntar på svar");
        section.TextContent.Should().Contain("Väntat 18 dagar");
        all.Heading.Should().Be("Väntar på svar");
        all.Html.QuerySelectorAll("main .list > li").Should().HaveCount(CountOf(section), "the number is that of the rows behind it");
        all.Html.QuerySelector("main")!.TextContent.Should().Contain("väntat 18 dagar");
        one.QuerySelector("a.back")!.TextContent.Should().Be("Väntar på svar");
        one.TextContent.Should().Contain("Väntat 18 dagar");
    }

    [Fact]
    public async Task A_days_share_is_shown_and_shrinks_with_each_decision()
    {
        using var consultant = await SignedInAsync();
        var before = CountOf(await ReviewsAsync(consultant));
        var first = await consultant.GetAsync((await consultant.GetAsync("/forslag/granska")).Location!);

        await consultant.SendAsync(first, "Föreslå för");

        var after = await ReviewsAsync(consultant);
        before.Should().BeInRange(1, IndexModel.DailyShare);
        CountOf(after).Should().Be(before - 1);
        after.QuerySelector("h2")!.TextContent.Should().MatchRegex(@"i dag, av \d+ för \d+ deltagare");
    }

    [Fact]
    public async Task What_happened_since_yesterday_is_told_and_yesterdays_news_is_gone_the_day_after()
    {
        var proposal = await AskedAsync(daysAgo: 3);
        using var consultant = await SignedInAsync();
        await using var db = app.Open();
        var title = await db.Proposals.Where(p => p.Id == proposal).Select(p => p.Opening.Title).SingleAsync();
        async Task<string> ToldAsync(ProposalState state, int daysAgo)
        {
            await db.Proposals.Where(p => p.Id == proposal)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.State, state).SetProperty(x => x.StateSince, DateTimeOffset.UtcNow.AddDays(-daysAgo)));
            return (await consultant.GetAsync("/idag")).Html.QuerySelector("section[aria-labelledby=hant]")!.TextContent;
        }

        (await ToldAsync(ProposalState.DeclinedByParticipant, 0)).Should().Contain("Deltagaren tackade nej").And.Contain(title);
        (await ToldAsync(ProposalState.DeclinedByParticipant, 3)).Should().NotContain("Deltagaren tackade nej");
        await db.Proposals.Where(p => p.Id == proposal).ExecuteUpdateAsync(p => p.SetProperty(x => x.State, ProposalState.AskedParticipant));
    }

    [Fact]
    public async Task Employers_needs_stand_newest_first_and_their_number_is_that_of_the_list()
    {
        using var consultant = await SignedInAsync();

        var section = (await consultant.GetAsync("/idag")).Html.QuerySelector("section[aria-labelledby=behov]")!;
        var all = (await consultant.GetAsync("/behov?visa=behov")).Html.QuerySelector("caption")!.TextContent;

        all.Should().StartWith(CountOf(section).ToString(CultureInfo.InvariantCulture) + " ");
        var days = section.QuerySelectorAll("time").Select(t => t.GetAttribute("datetime")!).ToList();
        days.Should().NotBeEmpty().And.BeInDescendingOrder();
    }

    [Fact]
    public async Task Those_who_wait_without_proposals_are_as_many_in_the_list()
    {
        using var consultant = await SignedInAsync();

        var section = (await consultant.GetAsync("/idag")).Html.QuerySelector("section[aria-labelledby=vantat]")!;
        var list = (await consultant.GetAsync("/deltagare?visa=utan-forslag")).Html;

        (list.QuerySelector("caption")?.TextContent.Split(' ')[0] ?? "0").Should().Be(CountOf(section).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_protected_person_stands_in_no_section()
    {
        var proposal = await AskedAsync(daysAgo: 5);
        await using var db = app.Open();
        var person = await db.Proposals.Where(p => p.Id == proposal).Select(p => p.ParticipantId).SingleAsync();
        using var consultant = await SignedInAsync();

        var before = await consultant.GetAsync("/idag");
        await db.ProtectAsync(person);
        var after = await consultant.GetAsync("/idag");

        await db.Participants.Where(p => p.Id == person).Select(p => p.Person).ExecuteUpdateAsync(p => p.SetProperty(x => x.Protection, ProtectionLevel.None));
        before.Html.QuerySelectorAll($"main a[href='/deltagare/{person}']").Should().NotBeEmpty();
        after.Html.QuerySelectorAll($"main a[href='/deltagare/{person}']").Should().BeEmpty();
    }

    [Fact]
    public async Task A_list_that_was_renewed_by_day_says_when()
    {
        await using var db = app.Open();
        var (person, _) = await db.PairAsync();
        var renewed = TimeProvider.System.GetUtcNow();
        await db.SuggestionLists.Where(l => l.ParticipantId == person).ExecuteUpdateAsync(l => l.SetProperty(x => x.RenewedAt, renewed));
        using var consultant = await SignedInAsync();

        (await consultant.GetAsync("/idag")).Main.Should().Contain("och uppdaterades " + WrittenTime.Of(renewed, app.Clock.Today()));
    }

    [Fact]
    public async Task After_a_failed_night_the_pages_work_and_say_from_when_the_suggestions_are()
    {
        await using var db = app.Open();
        var now = TimeProvider.System.GetUtcNow();
        db.Runs.Add(new Run { Kind = "nightly", State = RunState.Failed, StartedAt = now.AddMinutes(-9), EndedAt = now.AddMinutes(-8), SeenAt = now, Error = "Annonserna svarade inte." });
        await db.SaveChangesAsync();
        var page = await Browser.OpenAsync(app.Address);
        await page.SignInAsync(Role.Consultant);

        await page.GotoAsync("/idag");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Den senaste körningen misslyckades. Förslagen är från");
        await page.GetByRole(AriaRole.Link, new() { Name = "Börja granska" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Föreslå för" })).ToBeVisibleAsync();
        await db.Runs.Where(r => r.Error == "Annonserna svarade inte.").ExecuteDeleteAsync();
        await page.Context.CloseAsync();
    }

    private static int CountOf(IElement section) => int.Parse(section.QuerySelector("h2 .count")!.TextContent, CultureInfo.InvariantCulture);

    private static async Task<IElement> ReviewsAsync(Visitor consultant) => (await consultant.GetAsync("/idag"))
        .Html.QuerySelector("section[aria-labelledby=nya]")!;

    private async Task<Visitor> SignedInAsync()
    {
        var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(Role.Consultant);
        return visitor;
    }

    /// <summary>A decided proposal of the consultant's own participants, asked so many days ago.</summary>
    private async Task<Guid> AskedAsync(int daysAgo)
    {
        var sara = DemoLogins.OnePerRole.Single(l => l.Role == Role.Consultant).UserName;
        await using var db = app.Open();
        var id = await db.Proposals
            .Where(p => db.Users.Any(u => u.Id == p.Participant.ConsultantId && u.UserName == sara) && !db.Placements.Any(l => l.ProposalId == p.Id)
                && p.Decisions.Any(d => d.UndoneAt == null && d.Choice == ReviewChoice.Propose))
            .OrderByDescending(p => p.Decisions.Max(d => d.DecidedAt)).ThenBy(p => p.Id).Select(p => p.Id).FirstAsync();
        await db.Openings.Where(o => db.Proposals.Any(p => p.Id == id && p.OpeningId == o.Id))
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, (DateTimeOffset?)null));
        var since = TimeProvider.System.GetUtcNow().AddDays(-daysAgo);
        await db.Proposals.Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.State, ProposalState.AskedParticipant)
            .SetProperty(x => x.StateSince, since));
        return id;
    }
}
