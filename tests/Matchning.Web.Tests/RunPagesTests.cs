using System.Net;
using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Rematching;
using Matchning.People.Organisation;
using Matchning.Tests.Support;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;
using IElement = AngleSharp.Dom.IElement;

namespace Matchning.Web.Tests;

/// <summary>What the pages about runs say when a night stopped, and who may do something about it.</summary>
public sealed class RunPagesTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task An_administrator_runs_a_failed_step_again_and_the_same_form_twice_asks_once()
    {
        var id = await FailedAsync();
        using var administrator = await SignedInAsync(Role.Administrator);

        var page = await administrator.GetAsync($"/korningar/{id}");
        var sent = await administrator.SendAsync(page, "Kör igen från steg 3");
        var waiting = await StateAsync(id);
        await using (var db = app.Open()) await db.Runs.Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Failed));
        await administrator.SendAsync(page, "Kör igen från steg 3");

        page.Html.QuerySelector("main")!.TextContent.Should().Contain("Modellen m finns inte").And.Contain("Slå på regeln").And.Contain("med förslagen från");
        sent.Status.Should().Be(HttpStatusCode.Redirect);
        waiting.Should().Be((RunState.Waiting, "Done Done Waiting Waiting Waiting Waiting Waiting"));
        (await StateAsync(id)).State.Should().Be(RunState.Failed, "the form has asked already");
        await EndAsync(id);
    }

    [Fact]
    public async Task A_failed_run_that_a_later_one_has_done_again_is_left_as_it_is()
    {
        var (old, later) = (await FailedAsync(), NewRun(RunState.Done, _ => RunState.Done));
        await using var db = app.Open();
        using var administrator = await SignedInAsync(Role.Administrator);
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
        await EndAsync(old);
        await EndAsync(later.Id);
    }

    [Theory]
    [InlineData("/korningar?sida=abc")]
    [InlineData("/korningar?sida=")]
    [InlineData("/korningar?sida=-1")]
    [InlineData("/korningar/annonser?sida=99999999999999999999&kvar=x&visa=y")]
    public async Task An_address_with_odd_values_shows_the_page_without_them(string address)
    {
        using var administrator = await SignedInAsync(Role.Administrator);

        var page = await administrator.GetAsync(address);

        page.Status.Should().Be(HttpStatusCode.OK);
        page.Html.DocumentElement.TextContent.Should().NotContain("Något behöver rättas").And.NotContain("PageNumber");
    }

    [Fact]
    public async Task A_consultant_reads_what_it_means_and_cannot_start_it()
    {
        var id = await FailedAsync();
        using var consultant = await SignedInAsync(Role.Consultant);

        var page = await consultant.GetAsync($"/korningar/{id}");
        var queue = await consultant.GetAsync("/forslag");

        page.Html.QuerySelectorAll("main button").Should().BeEmpty();
        page.Html.QuerySelector("main")!.TextContent.Should().Contain("Nya förslag är inte räknade.").And.Contain("Du behöver inte göra något. En administratör kan köra steget igen");
        queue.Html.QuerySelector("main")!.TextContent.Should().Contain("Den senaste körningen misslyckades.").And.Contain("Förslagen är från");
        await EndAsync(id);
    }

    [Fact]
    public async Task A_person_set_aside_is_a_number_to_a_consultant_and_can_be_tried_again_by_an_administrator()
    {
        var id = await SetAsideAsync();
        using var consultant = await SignedInAsync(Role.Consultant);
        using var administrator = await SignedInAsync(Role.Administrator);

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
    public async Task The_list_says_when_no_node_is_there_to_do_the_night()
    {
        using var administrator = await SignedInAsync(Role.Administrator);

        var without = await administrator.GetAsync("/korningar");
        await using (var db = app.Open())
        {
            await db.Database.ExecuteSqlAsync(
                $$"""insert into hangfire.server (id, data, lastheartbeat) values ('server-1:7:a', '{"Queues":["runs"],"WorkerCount":1,"StartedAt":"2026-11-30T01:00:00Z"}', now()), ('server-1:7:b', '{"Queues":["day"],"WorkerCount":4,"StartedAt":"2026-11-30T01:00:00Z"}', now())""");
        }

        var with = await administrator.GetAsync("/korningar");

        without.Html.QuerySelector("main")!.TextContent.Should().Contain("Ingen nod är igång.");
        with.Html.QuerySelector("main")!.TextContent.Should().Contain("En nod är igång.").And.Contain("Nästa natt");
        await using (var db = app.Open()) await db.Database.ExecuteSqlAsync($"delete from hangfire.server");
    }

    [Fact]
    public async Task The_list_leads_to_the_newest_run_when_it_failed()
    {
        var id = await FailedAsync();
        using var consultant = await SignedInAsync(Role.Consultant);

        var failed = await consultant.GetAsync("/korningar");
        await EndAsync(id);
        var done = await consultant.GetAsync("/korningar");

        failed.Html.QuerySelector($".notice-error a[href='/korningar/{id}']").Should().NotBeNull();
        failed.Html.QuerySelector("main")!.TextContent.Should().Contain("Den senaste körningen misslyckades");
        done.Html.QuerySelector("main")!.TextContent.Should().NotContain("Den senaste körningen misslyckades");
    }

    [Fact]
    public async Task Changes_that_could_not_be_counted_by_day_are_told_as_counts_with_what_to_do()
    {
        await using var db = app.Open();
        await db.RematchRequests.ExecuteDeleteAsync();
        var person = await db.Participants.Select(p => new { p.Id, p.UnitId }).FirstAsync();
        var openings = await db.Openings.OrderBy(o => o.Id).Select(o => o.Id).Take(3).ToListAsync();
        var current = await db.SuggestionVersions.SingleAsync(v => v.State == SuggestionState.Current);
        using var administrator = await SignedInAsync(Role.Administrator);
        using var consultant = await SignedInAsync(Role.Consultant);
        var none = await administrator.GetAsync("/korningar");
        db.RematchRequests.AddRange(
            Aside(person: person.Id, unit: person.UnitId), Aside(person: person.Id, unit: person.UnitId), Aside(opening: openings[0]), Aside(opening: openings[1]),
            Aside(opening: openings[2], covered: current.Id), Aside(opening: openings[2], attempts: RematchRequest.MostAttempts - 1));
        await db.SaveChangesAsync();

        var page = await administrator.GetAsync("/korningar");
        var read = await consultant.GetAsync("/korningar");

        none.Html.QuerySelector("#ej-medraknat").Should().BeNull();
        page.Html.QuerySelector("#ej-medraknat")!.TextContent.Should().Contain("De gäller 1 deltagare och 2 platser.").And.Contain("starta körningen nu");
        read.Html.QuerySelector("#ej-medraknat")!.TextContent.Should().Contain("De gäller 1 deltagare och 2 platser.").And.Contain("säg till en administratör").And.NotContain("starta körningen nu");
        page.Html.DocumentElement.OuterHtml.Should().NotContain(person.Id.ToString());
        await db.RematchRequests.ExecuteDeleteAsync();
    }

    [Fact]
    public async Task A_step_tells_what_happened_and_not_what_did_not()
    {
        var id = await FailedAsync();
        await using (var db = app.Open())
        {
            var run = await db.Runs.Include(r => r.Steps).SingleAsync(r => r.Id == id);
            run.Steps.Single(s => s.Name == "sync").Counts = [new("read", 824), new("added", 0), new("unchanged", 824), new("closed", 0)];
            run.Steps.Single(s => s.Name == "extract").Counts = [new("made", 0), new("unreadable", 0)];
            await db.SaveChangesAsync();
        }

        using var consultant = await SignedInAsync(Role.Consultant);

        var steps = (await consultant.GetAsync($"/korningar/{id}")).Html.QuerySelectorAll(".run-steps > li").Select(li => li.TextContent).ToList();

        steps[0].Should().Contain("824 lästa · 824 oförändrade").And.NotContain(" 0 ");
        steps[1].Should().Contain("Inget var nytt.");
        steps[3].Should().Contain("Inte körd").And.NotContain("Väntar");
        await EndAsync(id);
    }

    [Fact]
    public async Task A_step_that_warns_says_what_to_look_at_and_links_only_those_who_may_read_it()
    {
        var run = NewRun(RunState.Warning, _ => RunState.Warning);
        run.Steps[0].Counts = [new("kept_open_by_guard", 812), new("failed", 3), new("snapshot_not_whole", 1)];
        run.Steps[1].Counts = [new("unreadable", 1), new("swept", 2)];
        run.Steps[5].Counts = [new("fairness_alarms", 2)];
        await using (var db = app.Open())
        {
            db.Add(run);
            await db.SaveChangesAsync();
        }

        using var consultant = await SignedInAsync(Role.Consultant);
        using var manager = await SignedInAsync(Role.Manager);

        var read = (await consultant.GetAsync($"/korningar/{run.Id}")).Html.QuerySelectorAll(".run-steps > li").ToList();
        var led = (await manager.GetAsync($"/korningar/{run.Id}")).Html.QuerySelectorAll(".run-steps > li").ToList();

        Words(read[0]).Should().Contain("Titta på det här: flödet ser trasigt ut, så spärren stängde inga annonser. Inget är förlorat. Se vad spärren håller öppet")
            .And.Contain("Titta på det här: hela listan över öppna annonser gick inte att hämta. Det som ändrats kom in ändå, och kontrollen görs igen nästa natt. Se vad som hände");
        read[0].QuerySelectorAll("p > a").Select(a => a.GetAttribute("href")).Should().Equal("/korningar/annonser", "/korningar/annonser", "/korningar/annonser#olasta");
        Words(read[1]).Should().Contain("1 kunde inte läsas · 2 swept").And.Contain("Annonser som inte gick att läsa är lagda åt sidan. Se vilka och varför").And.NotContain("Titta på");
        Words(read[5]).Should().EndWith("Enhetens chef läser vilken grupp och vad man kan göra under Läget, Lika chans?");
        read[5].QuerySelector("a").Should().BeNull();
        led[5].QuerySelector("a[href='/ledning/lika-chans']")!.TextContent.Should().Be("Lika chans?");
        await EndAsync(run.Id);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static RematchRequest Aside(long? opening = null, Guid? person = null, Guid? unit = null, long? covered = null, int attempts = RematchRequest.MostAttempts) => new()
    {
        OpeningId = opening, ParticipantId = person, UnitId = unit, CoveredBy = covered, Attempts = (short)attempts,
    };

    private async Task<Visitor> SignedInAsync(string role)
    {
        var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(role);
        return visitor;
    }

    private async Task<long> FailedAsync()
    {
        const string error = "Modellen m finns inte i models. Slå på regeln eller en annan modell under Administration › Modeller.";
        var run = NewRun(RunState.Failed, step => step switch { < 3 => RunState.Done, 3 => RunState.Failed, _ => RunState.Waiting });
        (run.Error, run.Steps[2].Error) = (error, error);
        await using var db = app.Open();
        db.Add(run);
        await db.SaveChangesAsync();
        return run.Id;
    }

    private async Task<long> SetAsideAsync()
    {
        var run = NewRun(RunState.Warning, step => step == 3 ? RunState.Warning : RunState.Done);
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

    private static Run NewRun(RunState state, Func<int, RunState> ofStep)
    {
        var now = DateTimeOffset.UtcNow;
        var run = new Run { Kind = "nightly", State = state, StartedAt = now.AddMinutes(-9), EndedAt = now.AddMinutes(-1), SeenAt = now.AddMinutes(-1) };
        run.Steps.AddRange(new[] { "sync", "extract", "match", "assign", "doors", "fairness", "forget" }.Select((name, i) => new RunStep { Name = name, Order = i + 1, State = ofStep(i + 1) }));
        return run;
    }

    private async Task<(RunState State, string Steps)> StateAsync(long id)
    {
        await using var db = app.Open();
        var run = await db.Runs.Include(r => r.Steps).SingleAsync(r => r.Id == id);
        return (run.State, string.Join(' ', run.Steps.OrderBy(s => s.Order).Select(s => s.State)));
    }

    private async Task EndAsync(long id)
    {
        await using var db = app.Open();
        await db.Runs.Where(r => r.Id == id).ExecuteDeleteAsync();
    }
}
