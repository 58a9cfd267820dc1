using System.Net;
using FluentAssertions;
using Matchning.Floor.Schema;
using Matchning.Tests.Support;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests;

public sealed class HealthTests(HealthTests.NotMigratedApp app) : IClassFixture<HealthTests.NotMigratedApp>
{
    [Fact]
    public async Task FT_28_Alive_but_not_ready_until_the_database_is_upgraded_and_then_ready_by_itself()
    {
        using var visitor = new Visitor(app.Address);

        var (live, ready, page) = (await visitor.GetAsync("/health/live"), await visitor.GetAsync("/health/ready"), await visitor.GetAsync("/logga-in"));
        await using (var db = app.Open()) await new MigrateDatabase(db, TimeProvider.System, TestCluster.Logins).RunAsync(_ => { }, TestContext.Current.CancellationToken);
        var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await visitor.GetAsync("/health/ready")).Status != HttpStatusCode.OK) await Task.Delay(100, patience.Token);
        var after = await visitor.GetAsync("/logga-in");

        live.Status.Should().Be(HttpStatusCode.OK);
        ready.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        (page.Status, page.Heading).Should().Be((HttpStatusCode.ServiceUnavailable, "Snart tillbaka"));
        page.Headers.RetryAfter.Should().NotBeNull();
        after.Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task FT_28_A_page_whose_database_is_away_says_so_without_its_inner_parts_and_is_there_again_after()
    {
        await using var first = new EmptyApp();
        await first.InitializeAsync();
        using var consultant = new Visitor(first.Address);
        await consultant.SendAsync(await consultant.GetAsync("/logga-in"), "Logga in", ("Input.UserName", EmptyApp.UserName), ("Input.Password", EmptyApp.Phrase));
        await using var db = first.Open();
        var name = db.Database.GetDbConnection().Database;
        await using var server = new Npgsql.NpgsqlConnection(new Npgsql.NpgsqlConnectionStringBuilder(first.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await server.OpenAsync(TestContext.Current.CancellationToken);

        await using var away = new Npgsql.NpgsqlCommand($"alter database {name} with allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'", server);
        await away.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var lost = await consultant.GetAsync("/korningar?sida=1");
        await using var back = new Npgsql.NpgsqlCommand($"alter database {name} with allow_connections true", server);
        await back.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var found = await consultant.GetAsync("/korningar");

        (lost.Status, lost.Heading).Should().Be((HttpStatusCode.ServiceUnavailable, "Tjänsten når inte sina uppgifter just nu"));
        lost.Html.QuerySelector("main")!.TextContent.Should().Contain("Inget som du har sparat är förlorat").And.NotContain("ConnectionStrings").And.NotContain(name);
        lost.Html.QuerySelector("main a.button")!.GetAttribute("href").Should().Be("/korningar?sida=1");
        found.Status.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>Started before anyone ran migrate.</summary>
    public sealed class NotMigratedApp : WebApp
    {
        protected override async Task SeedAsync()
        {
            await using var db = Open();
            await db.Database.ExecuteSqlRawAsync("drop schema public cascade; create schema public");
        }
    }
}
