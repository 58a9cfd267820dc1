using System.Net;
using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Meeting.Suggestions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Npgsql;
using Xunit;
using static Microsoft.Playwright.Assertions;
using IElement = AngleSharp.Dom.IElement;

namespace Matchning.Web.Tests.Runs;

/// <summary>/korningar/{id}: what a run did, what it means when it stopped, and who may do something about it.</summary>
public sealed class OneTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task One_that_is_not_there_is_not_found()
    {
        using var administrator = await app.SignedInAsync(Role.Administrator);

        (await administrator.GetAsync("/korningar/987654321")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_administrator_runs_a_failed_step_again_and_the_same_form_twice_asks_once()
    {
        var id = await app.FailedRunAsync();
        using var administrator = await app.SignedInAsync(Role.Administrator);

        var page = await administrator.GetAsync($"/korningar/{id}");
        var sent = await administrator.SendAsync(page, "Kör igen från steg 3");
        var waiting = await StateAsync(id);
        await using (var db = app.Open()) await db.Runs.Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Failed));
        await administrator.SendAsync(page, "Kör igen från steg 3");

        page.Html.QuerySelector("main")!.TextContent.Should().Contain("Modellen m finns inte").And.Contain("Slå på regeln").And.Contain("med förslagen från");
        sent.Status.Should().Be(HttpStatusCode.Redirect);
        waiting.Should().Be((RunState.Waiting, "Done Done Waiting Waiting Waiting Waiting Waiting"));
        (await StateAsync(id)).State.Should().Be(RunState.Failed, "the form has asked already");
        await app.EndRunAsync(id);
    }

    [Fact]
    public async Task A_failed_run_that_a_later_one_has_done_again_is_left_as_it_is()
    {
        var (old, later) = (await app.FailedRunAsync(), MadeRuns.NewRun(RunState.Done, _ => RunState.Done));
        await using var db = app.Open();
        using var administrator = await app.SignedInAsync(Role.Administrator);
        var before = await administrator.GetAsync($"/korningar/{old}");
        db.Add(later);
        await db.SaveChangesAsync();

        var page = await administrator.GetAsync($"/korningar/{old}");
        await administrator.SendAsync(before, "Kör igen från steg 3");
        var told = await administrator.GetAsync($"/korningar/{old}");

        page.Html.QuerySelectorAll("main form").Should().BeEmpty();
        page.Html.QuerySelector("main")!.TextContent.Should().Contain("En senare körning har gjort om allt.");
        told.Html.QuerySelector("[role=status]")!.TextContent.Should().Contain("Det finns inget att köra igen");
        (await StateAsync(old)).State.Should().Be(RunState.Failed);
        await app.EndRunAsync(old);
        await app.EndRunAsync(later.Id);
    }

    [Fact]
    public async Task A_consultant_reads_what_it_means_and_cannot_start_it()
    {
        var id = await app.FailedRunAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var page = await consultant.GetAsync($"/korningar/{id}");
        var queue = await consultant.GetAsync("/forslag");

        page.Html.QuerySelectorAll("main button").Should().BeEmpty();
        page.Html.QuerySelector("main")!.TextContent.Should().Contain("Nya förslag är inte räknade.").And.Contain("Du behöver inte göra något. En administratör kan köra steget igen");
        queue.Html.QuerySelector("main")!.TextContent.Should().Contain("Den senaste körningen misslyckades.").And.Contain("Förslagen är från");
        await app.EndRunAsync(id);
    }

    [Fact]
    public async Task A_person_set_aside_is_a_number_to_a_consultant_and_can_be_tried_again_by_an_administrator()
    {
        var id = await SetAsideAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        using var administrator = await app.SignedInAsync(Role.Administrator);

        var read = await consultant.GetAsync($"/korningar/{id}");
        var page = await administrator.GetAsync($"/korningar/{id}");
        await administrator.SendAsync(page, "Räkna dem igen");

        read.Html.QuerySelector("#ej-raknade")!.TextContent.Should().Be("1 deltagare kunde inte räknas");
        read.Html.QuerySelectorAll("#avstallda").Should().BeEmpty();
        page.Html.QuerySelector("main")!.TextContent.Should().Contain("Något i profilen går inte att läsa");
        await using var db = app.Open();
        (await db.RunShards.SingleAsync(s => s.RunId == id && s.State == ShardState.SetAside)).ReleasedAt.Should().NotBeNull();
        (await db.Runs.OrderBy(r => r.Id).LastAsync()).Should().BeEquivalentTo(new { Kind = "match", State = RunState.Waiting });
        await db.Runs.Where(r => r.State == RunState.Waiting).ExecuteDeleteAsync();
    }

    [Fact]
    public async Task Pages_cannot_read_whom_a_shard_is_about()
    {
        await using var db = app.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"set local role matchning_web");

        var ids = () => db.RunShards.Select(s => s.ParticipantIds).ToListAsync();

        (await ids.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_step_tells_what_happened_and_not_what_did_not()
    {
        var id = await app.FailedRunAsync();
        await using (var db = app.Open())
        {
            var run = await db.Runs.Include(r => r.Steps).SingleAsync(r => r.Id == id);
            run.Steps.Single(s => s.Name == "sync").Counts = [new("read", 824), new("added", 0), new("unchanged", 824), new("closed", 0)];
            run.Steps.Single(s => s.Name == "extract").Counts = [new("made", 0), new("unreadable", 0)];
            await db.SaveChangesAsync();
        }

        using var consultant = await app.SignedInAsync(Role.Consultant);

        var steps = (await consultant.GetAsync($"/korningar/{id}")).Html.QuerySelectorAll(".run-steps > li").Select(li => li.TextContent).ToList();

        steps[0].Should().Contain("824 lästa · 824 oförändrade").And.NotContain(" 0 ");
        steps[1].Should().Contain("Inget var nytt.");
        steps[3].Should().Contain("Inte körd").And.NotContain("Väntar");
        await app.EndRunAsync(id);
    }

    [Fact]
    public async Task A_step_that_warns_says_what_to_look_at_and_links_only_those_who_may_read_it()
    {
        var run = MadeRuns.NewRun(RunState.Warning, _ => RunState.Warning);
        run.Steps[0].Counts = [new("kept_open_by_guard", 812), new("failed", 3), new("snapshot_not_whole", 1)];
        run.Steps[1].Counts = [new("unreadable", 1), new("swept", 2)];
        run.Steps[5].Counts = [new("fairness_alarms", 2)];
        await using (var db = app.Open())
        {
            db.Add(run);
            await db.SaveChangesAsync();
        }

        using var consultant = await app.SignedInAsync(Role.Consultant);
        using var manager = await app.SignedInAsync(Role.Manager);

        var read = (await consultant.GetAsync($"/korningar/{run.Id}")).Html.QuerySelectorAll(".run-steps > li").ToList();
        var led = (await manager.GetAsync($"/korningar/{run.Id}")).Html.QuerySelectorAll(".run-steps > li").ToList();

        Words(read[0]).Should().Contain("Titta på det här: flödet ser trasigt ut, så spärren stängde inga annonser. Inget är förlorat. Se vad spärren håller öppet")
            .And.Contain("Titta på det här: hela listan över öppna annonser gick inte att hämta. Det som ändrats kom in ändå, och kontrollen görs igen nästa natt. Se vad som hände");
        read[0].QuerySelectorAll("p > a").Select(a => a.GetAttribute("href")).Should().Equal("/korningar/annonser", "/korningar/annonser", "/korningar/annonser#olasta");
        Words(read[1]).Should().Contain("1 kunde inte läsas · 2 swept").And.Contain("Annonser som inte gick att läsa är lagda åt sidan. Se vilka och varför").And.NotContain("Titta på");
        Words(read[5]).Should().EndWith("Enhetens chef läser vilken grupp och vad man kan göra under Läget, Lika chans?");
        read[5].QuerySelector("a").Should().BeNull();
        led[5].QuerySelector("a[href='/ledning/lika-chans']")!.TextContent.Should().Be("Lika chans?");
        await app.EndRunAsync(run.Id);
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

    [Fact]
    public async Task The_run_says_what_an_alarm_means_without_figures()
    {
        using var consultant = new Visitor(app.Address);
        await consultant.SignInAsync(Role.Consultant);
        await using var db = app.Open();

        var page = await consultant.GetAsync($"/korningar/{await db.Runs.Where(r => r.Steps.Any(s => s.Name == "fairness" && s.State == RunState.Warning)).MinAsync(r => r.Id)}");

        page.Html.QuerySelector("main")!.TextContent.Should().Contain("Jämföra grupper").And.Contain("2 skillnader att titta på")
            .And.Contain("en grupp får klart mindre").And.NotContain("kvinnor");
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<long> SetAsideAsync()
    {
        var run = MadeRuns.NewRun(RunState.Warning, step => step == 3 ? RunState.Warning : RunState.Done);
        run.Steps[2].Counts = [new("participants", 811), new(SharedStep.SetAside, 1)];
        await using var db = app.Open();
        db.Add(run);
        await db.SaveChangesAsync();
        for (var i = 1; i <= 8; i++)
            db.Add(new RunShard { RunId = run.Id, Step = "match", Number = i, ResultId = 1, ParticipantIds = [], People = 100, State = ShardState.Done, TakenBy = i % 3 == 0 ? "server-2" : "server-1", Attempts = 1 });
        db.Add(new RunShard { RunId = run.Id, Step = "match", Number = 9, ResultId = 1, ParticipantIds = [Guid.NewGuid()], People = 1, State = ShardState.SetAside, Error = "NullReferenceException", Attempts = 3, EndedAt = run.EndedAt });
        await db.SaveChangesAsync();
        return run.Id;
    }

    private async Task<(RunState State, string Steps)> StateAsync(long id)
    {
        await using var db = app.Open();
        var run = await db.Runs.Include(r => r.Steps).SingleAsync(r => r.Id == id);
        return (run.State, string.Join(' ', run.Steps.OrderBy(s => s.Order).Select(s => s.State)));
    }
}
