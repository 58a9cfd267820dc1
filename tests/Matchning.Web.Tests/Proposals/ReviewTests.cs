using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Matchning.Web.Tests.Proposals;

/// <summary>/forslag/granska: one person and one opening side by side; the consultant decides.</summary>
public sealed class ReviewTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task A_proposal_is_made_once_though_the_form_is_sent_twice_and_the_next_one_opens()
    {
        await using var db = app.Open();
        var (person, opening) = await db.PairAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var page = await consultant.GetAsync(Address(person, opening));

        var first = await consultant.SendAsync(page, "Föreslå för");
        var second = await consultant.SendAsync(page, "Föreslå för");

        first.Location.Should().StartWith($"/forslag/granska?deltagare={person}&plats=").And.NotEndWith($"={opening}");
        second.Status.Should().Be(HttpStatusCode.Redirect);
        (await db.ReviewDecisions.CountAsync(d => d.Proposal.ParticipantId == person)).Should().Be(1);
    }

    [Fact]
    public async Task When_a_colleague_was_first_the_decision_is_shown_and_no_other_is_made()
    {
        await using var db = app.Open();
        var (person, opening) = await db.PairAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var page = await consultant.GetAsync(Address(person, opening));
        await consultant.SendAsync(await consultant.GetAsync(Address(person, opening)), "Föreslå för");

        var late = await consultant.SendAsync(page, "Föreslå för");
        var told = await consultant.GetAsync(late.Location!);

        late.Location.Should().Be(Address(person, opening));
        told.Html.QuerySelector("[role=status]")!.TextContent.Should().Contain("Det finns redan ett beslut om den här platsen.");
        told.Html.QuerySelector("#beslut")!.TextContent.Should().Contain("Ångra beslutet").And.NotContain("Passar inte nu");
        (await db.ReviewDecisions.CountAsync(d => d.Proposal.ParticipantId == person)).Should().Be(1);
    }

    [Fact]
    public async Task A_place_that_closed_while_the_page_lay_open_cannot_be_decided()
    {
        await using var db = app.Open();
        var (person, opening) = await db.PairAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var page = await consultant.GetAsync(Address(person, opening));
        await db.Openings.Where(o => o.Id == opening).ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, TimeProvider.System.GetUtcNow()));

        var late = await consultant.SendAsync(page, "Föreslå för");
        var told = await consultant.GetAsync(late.Location!);

        await db.Openings.Where(o => o.Id == opening).ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, (DateTimeOffset?)null));
        told.Html.QuerySelector("[role=status]")!.TextContent.Should().Contain("Inget beslut sparades.");
        told.Main.Should().Contain("Den går inte att besluta om längre.");
        told.Html.QuerySelectorAll("#beslut form").Should().BeEmpty();
        (await db.ReviewDecisions.AnyAsync(d => d.Proposal.ParticipantId == person)).Should().BeFalse();
    }

    [Fact]
    public async Task A_pair_that_is_not_there_another_units_and_a_protected_persons_are_not_found_and_cannot_be_decided()
    {
        await using var db = app.Open();
        var (person, opening) = await db.PairAsync();
        var foreign = await db.ForeignPeople().OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        await db.ProtectAsync(person);
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync("/idag");

        foreach (var id in new[] { person, foreign, Guid.NewGuid() })
        {
            (await consultant.GetAsync($"/forslag/granska?deltagare={id}")).Status.Should().Be(HttpStatusCode.NotFound);
            (await consultant.GetAsync(Address(id, opening))).Status.Should().Be(HttpStatusCode.NotFound);
            (await consultant.PostAsync(form, Address(id, opening), ("OperationId", Guid.NewGuid().ToString()))).Status.Should().Be(HttpStatusCode.NotFound);
        }

        (await db.Proposals.AnyAsync(p => p.ParticipantId == person)).Should().BeFalse();
    }

    [Fact]
    public async Task A_list_that_was_renewed_by_day_says_when()
    {
        await using var db = app.Open();
        var (person, opening) = await db.PairAsync();
        var renewed = TimeProvider.System.GetUtcNow();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var clock = WrittenTime.Of(renewed, app.Clock.Today());

        var before = await consultant.GetAsync(Address(person, opening));
        await db.SuggestionLists.Where(l => l.ParticipantId == person).ExecuteUpdateAsync(l => l.SetProperty(x => x.RenewedAt, renewed));
        var after = await consultant.GetAsync(Address(person, opening));

        await db.SuggestionLists.Where(l => l.ParticipantId == person).ExecuteUpdateAsync(l => l.SetProperty(x => x.RenewedAt, (DateTimeOffset?)null));
        before.Html.QuerySelector("#annons .tags")!.TextContent.Should().NotContain("uppdaterade");
        after.Html.QuerySelector("#annons .tags")!.TextContent.Should().Contain("uppdaterade");
        after.Main.Should().Contain("Räknat " + clock);
    }

    [Fact]
    public async Task A_need_without_an_occupation_is_called_by_whose_it_is()
    {
        await using var db = app.Open();
        var (person, opening) = await db.PairAsync();
        var need = await db.Openings.Where(o => o.EmployerNeedId != null).OrderByDescending(o => o.Id).Select(o => o.EmployerNeedId).FirstAsync();
        await db.Openings.Where(o => o.EmployerNeedId == need).ExecuteUpdateAsync(o => o.SetProperty(x => x.EmployerNeedId, (Guid?)null));
        await db.Openings.Where(o => o.Id == opening).ExecuteUpdateAsync(o => o.SetProperty(x => x.EmployerNeedId, need)
            .SetProperty(x => x.Title, "Vi behöver någon som …").SetProperty(x => x.OccupationLabel, (string?)null).SetProperty(x => x.EmployerName, "Skolkök Norr"));
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var page = await consultant.GetAsync(Address(person, opening));
        var told = await consultant.GetAsync((await consultant.SendAsync(page, "Föreslå för")).Location!);
        var decided = await consultant.GetAsync("/forslag/beslut");

        page.Html.QuerySelector("#annons-rubrik")!.TextContent.Should().Be("Behov från Skolkök Norr");
        told.Html.QuerySelector("[role=status]")!.TextContent.Should().Contain("Du har föreslagit Behov från Skolkök Norr för");
        decided.Html.QuerySelector("main .list .item-title")!.TextContent.Should().Be("Behov från Skolkök Norr");
        foreach (var shown in new[] { page, told, decided }) shown.Html.DocumentElement.OuterHtml.Should().NotContain("Vi behöver någon");
    }

    [Theory]
    [InlineData(1280), InlineData(390)]
    public async Task The_decision_is_in_view_wherever_one_reads_and_covers_little(int width)
    {
        var page = await Browser.OpenAsync(app.Address, width);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync("/forslag/granska");

        foreach (var down in new[] { 0, 400, 100_000 })
        {
            await page.EvaluateAsync("y => window.scrollTo(0, y)", down);
            foreach (var name in new[] { "Föreslå för", "Spara till senare", "Passar inte nu" })
                await Expect(page.Locator("#beslut .button", new() { HasText = name })).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        var covered = await page.EvaluateAsync<double>("document.getElementById('beslut').getBoundingClientRect().height / innerHeight");
        covered.Should().BeLessThan(0.25);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_the_window_is_low_the_decision_leaves_room_for_reading()
    {
        var page = await Browser.OpenAsync(app.Address, 390);
        await page.SetViewportSizeAsync(390, 400);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync("/forslag/granska");

        (await page.EvaluateAsync<string>("getComputedStyle(document.getElementById('beslut')).position")).Should().Be("static");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task After_a_decision_the_reading_goes_on_from_the_heading(bool script)
    {
        var page = await Browser.OpenAsync(app.Address, script: script);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync("/forslag/granska");
        await Expect(page.Locator("h1[autofocus]")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Föreslå för" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Du har föreslagit");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Button, new() { Name = "Ångra" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Ångrat");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_far_fetched_in_the_list_stands_behind_a_link_of_its_own()
    {
        await using var db = app.Open();
        var list = await db.SuggestionLists.Where(l => l.OpeningIds.Length >= 12 && !db.Proposals.Any(p => p.ParticipantId == l.ParticipantId))
            .OrderBy(l => l.ParticipantId).FirstAsync();
        list.Bands = [.. list.Bands.Select((_, i) => (short)(i < 8 ? 1 : 0))];
        await db.SaveChangesAsync();
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);

        var more = (await consultant.GetAsync($"/deltagare/{list.ParticipantId}")).Html.QuerySelector("#fler")!;
        var far = (await consultant.GetAsync($"/forslag/granska?deltagare={list.ParticipantId}&plats={list.OpeningIds[^1]}"))
            .Html.QuerySelector("#langsokta")!;

        more.QuerySelectorAll("#langsokta li .band").Should().NotBeEmpty().And.OnlyContain(b => b.ClassList.Contains("band-0"));
        more.QuerySelector("#langsokta")!.HasAttribute("open").Should().BeFalse();
        more.QuerySelectorAll(":scope > ol .band").Should().OnlyContain(b => !b.ClassList.Contains("band-0"));
        far.HasAttribute("open").Should().BeTrue("the one that is shown is in it");
    }

    [Fact]
    public async Task Every_reason_leads_to_its_source_and_no_score_is_shown()
    {
        var page = await Browser.OpenAsync(app.Address);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync("/forslag/granska");

        foreach (var source in await page.Locator(".reason-group .source").AllAsync())
        {
            var href = (await source.GetAttributeAsync("href"))!;
            if (href.StartsWith('#')) (await page.Locator(href).CountAsync()).Should().Be(1, href);
        }

        (await page.Locator(".reasons").InnerTextAsync()).Should().NotContain("%").And.Contain("Talar för").And.Contain("Skulle hjälpa");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_assigned_is_reviewed_first_and_the_rest_of_the_list_is_behind_it()
    {
        await using var db = app.Open();
        var person = await db.SuggestionLists.Where(l => l.OpeningIds.Length >= 12 && !db.Proposals.Any(p => p.ParticipantId == l.ParticipantId))
            .OrderBy(l => l.ParticipantId).FirstAsync();
        var page = await Browser.OpenAsync(app.Address);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync($"/forslag/granska?deltagare={person.ParticipantId}");

        foreach (var rank in person.Assigned!)
        {
            await Expect(page.Locator("h1")).ToContainTextAsync($"förslag {(rank + 1) / 2} av 5");
            await Expect(page.Locator("#annons .tags")).ToContainTextAsync($"Ordning {rank}");
            await Expect(page.Locator("#annons .tags")).ToContainTextAsync("Förslag från");
            if (rank < 9) await page.GetByRole(AriaRole.Link, new() { Name = "Nästa" }).ClickAsync();
        }

        await page.Locator("#fler > summary").ClickAsync();
        var more = page.Locator("#fler li");
        (await more.CountAsync()).Should().Be(person.OpeningIds.Length - 5, "nothing of the list is lost");
        await Expect(more.Nth(0)).ToContainTextAsync("Ordning 2");
        await more.Nth(0).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("#annons .tags")).Not.ToContainTextAsync("Förslag från");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Föreslå för" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_proposal_that_was_filled_in_by_day_is_not_called_the_nights()
    {
        await using var db = app.Open();
        var list = await db.SuggestionLists.Where(l => l.Assigned!.Length > 0 && l.OpeningIds.Length > 12 && !db.Proposals.Any(p => p.ParticipantId == l.ParticipantId))
            .OrderByDescending(l => l.ParticipantId).FirstAsync(TestContext.Current.CancellationToken);
        var filledIn = list.OpeningIds[11];
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(Role.Consultant);
        var before = await visitor.GetAsync($"/forslag/granska?deltagare={list.ParticipantId}&plats={filledIn}");
        var night = list.Assigned!;
        list.Assigned = [.. night.Append((short)12).Order()];
        list.RenewedAt = TimeProvider.System.GetUtcNow();
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var page = await visitor.GetAsync($"/forslag/granska?deltagare={list.ParticipantId}&plats={filledIn}");
        var told = ", uppdaterade kl. " + Matchning.Floor.Data.SwedishTime.Clock(list.RenewedAt.Value);

        before.Html.QuerySelector("#annons .tags")!.TextContent.Should().NotContain("Förslag från");
        page.Html.QuerySelector("#annons .tags")!.TextContent.Should().Contain("Förslag från").And.Contain(told);
        page.Html.QuerySelector("main")!.TextContent.Should().NotContainEquivalentOf("nattens förslag");
        (list.Assigned, list.RenewedAt) = (night, null);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static string Address(Guid person, long opening) => $"/forslag/granska?deltagare={person}&plats={opening}";
}
