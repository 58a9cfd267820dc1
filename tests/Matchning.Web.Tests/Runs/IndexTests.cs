using System.Net;
using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Rematching;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Runs;

/// <summary>/korningar: the runs, the nodes that do them, and what a night leaves for somebody to do.</summary>
public sealed class IndexTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task A_run_asked_for_by_hand_waits_once_though_the_form_is_sent_twice()
    {
        await using var db = app.Open();
        using var administrator = await app.SignedInAsync(Role.Administrator);
        var page = await administrator.GetAsync("/korningar");
        var before = await db.Runs.CountAsync();

        var first = await administrator.SendAsync(page, "Starta körningen nu");
        var second = await administrator.SendAsync(page, "Starta körningen nu");

        var waiting = await db.Runs.Where(r => r.State == RunState.Waiting).Select(r => r.Id).ToListAsync();
        await db.Runs.Where(r => waiting.Contains(r.Id)).ExecuteDeleteAsync();
        (first.Status, second.Status).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        waiting.Should().ContainSingle();
        (await db.Runs.CountAsync()).Should().Be(before);
    }

    [Fact]
    public async Task A_consultant_reads_and_cannot_start_one()
    {
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var page = await consultant.GetAsync("/korningar");
        var refused = await consultant.PostAsync(await consultant.GetAsync("/forslag"), "/korningar");

        page.Html.QuerySelectorAll("main button").Should().BeEmpty();
        refused.Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/korningar?sida=abc")]
    [InlineData("/korningar?sida=")]
    [InlineData("/korningar?sida=-1")]
    [InlineData("/korningar/annonser?sida=99999999999999999999&kvar=x&visa=y")]
    public async Task An_address_with_odd_values_shows_the_page_without_them(string address)
    {
        using var administrator = await app.SignedInAsync(Role.Administrator);

        var page = await administrator.GetAsync(address);

        page.Status.Should().Be(HttpStatusCode.OK);
        page.Html.DocumentElement.TextContent.Should().NotContain("Något behöver rättas").And.NotContain("PageNumber");
    }

    [Fact]
    public async Task The_list_says_when_no_node_is_there_to_do_the_night()
    {
        using var administrator = await app.SignedInAsync(Role.Administrator);

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
        var id = await app.FailedRunAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var failed = await consultant.GetAsync("/korningar");
        await app.EndRunAsync(id);
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
        using var administrator = await app.SignedInAsync(Role.Administrator);
        using var consultant = await app.SignedInAsync(Role.Consultant);
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

    private static RematchRequest Aside(long? opening = null, Guid? person = null, Guid? unit = null, long? covered = null, int attempts = RematchRequest.MostAttempts) => new()
    {
        OpeningId = opening, ParticipantId = person, UnitId = unit, CoveredBy = covered, Attempts = (short)attempts,
    };
}
