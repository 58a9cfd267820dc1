using System.Globalization;
using AngleSharp.Dom;
using FluentAssertions;
using Matchning.Demo;
using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.Web.Pages.Today;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests;

/// <summary>The consultant's start page: each person once, numbers that hold, and nothing promised that is not there.</summary>
public sealed class TodayPageTests(DemoApp app) : IClassFixture<DemoApp>
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
