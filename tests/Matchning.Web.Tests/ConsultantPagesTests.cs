using FluentAssertions;
using Matchning.Demo;
using Matchning.Organisation;
using Matchning.Participants;
using Matchning.Runs;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Matchning.Web.Tests;

public sealed class ConsultantPagesTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Another_units_people_and_unknown_ones_are_both_not_found()
    {
        var (mine, others) = await UnitsAsync();
        await using var db = app.Open();
        var foreign = await db.Participants.Where(p => p.UnitId == others).Select(p => p.Id).FirstAsync();
        var foreignProposal = await db.Proposals.Where(p => p.UnitId == others).Select(p => p.Id).FirstAsync();
        var opening = await db.Openings.Where(o => o.ClosedAt == null).Select(o => o.Id).FirstAsync();
        var page = await Browser.OpenAsync(app.Address);
        await page.SignInAsync(Role.Consultant);

        foreach (var id in new[] { foreign, Guid.NewGuid() })
        {
            foreach (var address in new[] { $"/deltagare/{id}", $"/forslag/granska?deltagare={id}", $"/forslag/granska?deltagare={id}&plats={opening}", $"/forslag/klart?deltagare={id}", $"/forslag/spara?deltagare={id}&plats={opening}" })
            {
                (await page.GotoAsync(address))!.Status.Should().Be(404, address);
            }
        }

        (await page.GotoAsync($"/forslag/svar?forslag={foreignProposal}"))!.Status.Should().Be(404);
        (await page.GotoAsync($"/placeringar/ny?forslag={foreignProposal}"))!.Status.Should().Be(404);
        mine.Should().NotBe(others);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_protected_person_is_in_no_list_and_no_review()
    {
        var (mine, _) = await UnitsAsync();
        await using var db = app.Open();
        var list = await db.SuggestionLists.Where(l => l.UnitId == mine && l.OpeningIds.Length > 0).OrderByDescending(l => l.ParticipantId).FirstAsync();
        var person = await db.Participants.Include(p => p.Person).SingleAsync(p => p.Id == list.ParticipantId);
        person.Person.Protection = ProtectionLevel.SecrecyMarked;
        await db.SaveChangesAsync();
        var page = await Browser.OpenAsync(app.Address);
        await page.SignInAsync(Role.Consultant);

        (await page.GotoAsync($"/forslag/granska?deltagare={person.Id}&plats={list.OpeningIds[0]}"))!.Status.Should().Be(404);
        await page.GotoAsync($"/deltagare?namn={Uri.EscapeDataString(person.Person.FullName)}");
        await Expect(page.Locator($"a[href='/deltagare/{person.Id}']")).ToHaveCountAsync(0);
        await page.GotoAsync($"/deltagare/{person.Id}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Skyddade uppgifter");
        await page.Context.CloseAsync();
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
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_running_run_updates_itself_until_it_is_switched_off()
    {
        await using var db = app.Open();
        var now = TimeProvider.System.GetUtcNow();
        var run = new Run { Kind = "sync", State = RunState.Running, StartedAt = now.AddMinutes(-2), SeenAt = now };
        run.Steps.Add(new RunStep { Order = 1, Name = "sync", State = RunState.Running, StartedAt = now.AddMinutes(-2), Done = 100, Total = 400 });
        db.Runs.Add(run);
        await db.SaveChangesAsync();
        var page = await Browser.OpenAsync(app.Address);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync($"/korningar/{run.Id}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("100 av 400");

        await db.RunSteps.ExecuteUpdateAsync(s => s.SetProperty(x => x.Done, 300));
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("300 av 400");
        await page.GetByRole(AriaRole.Link, new() { Name = "Stäng av" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Automatiskt: Av");
        await Expect(page.Locator("[data-fresh]")).ToHaveAttributeAsync("data-fresh", "0");

        await page.GotoAsync($"/korningar/{run.Id}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Automatiskt: Av");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sätt på" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Automatiskt: På");
        var status = page.Locator("[data-fresh-status]");
        await Expect(status).ToHaveAttributeAsync("role", "status");
        await Expect(status).ToBeEmptyAsync();
        await db.Runs.Where(r => r.Id == run.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Done));
        await Expect(status).ToHaveTextAsync("Körningen: Klar.");
        await page.Context.CloseAsync();
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
    public async Task A_run_tells_what_the_spreading_gave_and_what_it_cost()
    {
        await using var db = app.Open();
        var run = await db.Runs.Where(r => r.Steps.Any(s => s.Name == "assign")).Select(r => r.Id).FirstAsync();
        var page = await Browser.OpenAsync(app.Address);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync($"/korningar/{run}");

        var main = page.GetByRole(AriaRole.Main);
        await Expect(main).ToContainTextAsync("Kostnad i ordning: 0,02 (nDCG 0,98)");
        await Expect(main).ToContainTextAsync("3 blev utan");
        await page.GetByText("Så sprids platserna").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Platser som föreslås" })).ToContainTextAsync("1\u00a0412 (51\u00a0%)");
        await page.ShouldBeAccessibleAsync();
        await page.Context.CloseAsync();
    }

    private async Task<(Guid Mine, Guid Others)> UnitsAsync()
    {
        await using var db = app.Open();
        var sara = DemoLogins.OnePerRole.Single(l => l.Role == Role.Consultant).UserName;
        var mine = await db.Users.Where(u => u.UserName == sara).Select(u => u.UnitId!.Value).SingleAsync();
        return (mine, await db.Units.Where(u => u.Id != mine).Select(u => u.Id).FirstAsync());
    }
}
