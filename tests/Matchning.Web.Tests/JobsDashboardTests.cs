using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Matchning.People.Organisation;
using Matchning.Tests.Support;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Web.Tests;

/// <summary>Hangfire's own pages: administrators look, nobody changes anything there, and the pages' role in the database could not either.</summary>
public sealed class JobsDashboardTests(DemoApp app) : IClassFixture<DemoApp>
{
    private const string Dashboard = "/korningar/jobb";

    [Fact]
    public async Task An_administrator_sees_jobs_and_servers_and_not_the_database_address()
    {
        using var administrator = await SignedInAsync(Role.Administrator);
        await using (var db = app.Open())
            await db.Database.ExecuteSqlAsync($$"""insert into hangfire.server (id, data, lastheartbeat) values ('a-node:7:a', '{"Queues":["runs"],"WorkerCount":1,"StartedAt":"2026-11-30T01:00:00Z"}', now())""");

        (await administrator.GetAsync(Dashboard + "/servers")).Html.Source.Text.Should().Contain("a-node");
        foreach (var page in (string[])["", "/jobs/enqueued", "/recurring", "/servers", "/retries"])
        {
            var answer = await administrator.GetAsync(Dashboard + page);

            answer.Status.Should().Be(HttpStatusCode.OK, page);
            answer.Html.Source.Text.Should().NotContain("Password").And.NotContain(new NpgsqlConnectionStringBuilder(app.ConnectionString).Password).And.NotContain("127.0.0.1");
        }
    }

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Manager)]
    public async Task Nobody_else_gets_in(string role)
    {
        using var someone = await SignedInAsync(role);

        (await someone.GetAsync(Dashboard)).Status.Should().Be(HttpStatusCode.Forbidden);
        (await someone.GetAsync(Dashboard + "/servers")).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Without_signing_in_one_is_asked_to()
    {
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

        using var answer = await visitor.GetAsync(new Uri(Dashboard, UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().Contain("/logga-in");
    }

    [Theory]
    [InlineData("/recurring/trigger", "night"), InlineData("/jobs/enqueued/delete", "1"), InlineData("/jobs/failed/requeue", "1"), InlineData("/jobs/actions/delete/1", "1")]
    public async Task Nothing_can_be_changed_there(string deed, string what)
    {
        using var administrator = await SignedInAsync(Role.Administrator);

        var page = await administrator.GetAsync("/korningar");

        var answer = await administrator.PostAsync(page, Dashboard + deed, ("jobs[]", what));

        ((int)answer.Status).Should().BeInRange(401, 404);
    }

    [Fact]
    public async Task Every_connection_of_the_pages_storage_is_the_pages_also_when_it_is_used_again()
    {
        await using var source = JobTables.PagesSource(TestCluster.AsPages(app.ConnectionString) + ";Options=-c application_name=asked");
        for (var i = 0; i < 2; i++)
        {
            await using var command = source.CreateCommand("select current_user || ' ' || current_setting('application_name')");
            (await command.ExecuteScalarAsync()).Should().Be("matchning_web asked");
        }
    }

    [Fact]
    public async Task Styles_are_let_loose_on_its_pages_alone_and_scripts_nowhere()
    {
        using var administrator = await SignedInAsync(Role.Administrator);

        var (there, elsewhere) = (await PolicyAsync(administrator, Dashboard), await PolicyAsync(administrator, "/korningar"));

        there.Should().Contain("style-src-attr 'unsafe-inline'").And.Contain("script-src 'self';");
        elsewhere.Should().NotContain("unsafe");
    }

    private async Task<Visitor> SignedInAsync(string role)
    {
        var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(role);
        return visitor;
    }

    private static async Task<string> PolicyAsync(Visitor visitor, string path) => (await visitor.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single();

    [Fact]
    public async Task The_pages_role_may_queue_a_job_and_look_at_it_and_no_more()
    {
        await using var db = app.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"set local role matchning_web");
        await db.Database.ExecuteSqlAsync($"insert into hangfire.job (statename, invocationdata, arguments, createdat) values ('Enqueued', '{{}}', '[]', now())");

        foreach (var forbidden in (string[])["delete from hangfire.job", "update hangfire.job set arguments = '[]'", "delete from hangfire.jobqueue", "update hangfire.hash set value = ''", "insert into hangfire.server (id) values ('x')", "drop table hangfire.lock"])
        {
            await transaction.CreateSavepointAsync("before");
            var act = () => db.Database.ExecuteSqlRawAsync(forbidden);
            (await act.Should().ThrowAsync<PostgresException>(forbidden)).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
            await transaction.RollbackToSavepointAsync("before");
        }
    }

    [Fact]
    public async Task Starting_a_run_on_the_page_queues_a_job_that_holds_nothing_but_its_number()
    {
        using var administrator = await SignedInAsync(Role.Administrator);
        var page = await administrator.GetAsync("/korningar");
        await administrator.SendAsync(page, "Starta körningen nu");

        await using var db = app.Open();
        var run = await db.Runs.OrderByDescending(r => r.Id).FirstAsync();
        var arguments = (await db.Database.SqlQuery<string>($"select j.arguments::text as \"Value\" from hangfire.job j where j.id = {run.JobId!.Value}").ToListAsync()).Single();
        arguments.Should().Be($"[\"{run.Id}\", null]");
        await db.Runs.Where(r => r.Id == run.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, Matchning.Floor.Runs.RunState.Done));
    }
}
