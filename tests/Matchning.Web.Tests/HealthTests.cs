using System.Net;
using FluentAssertions;
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
        await using (var db = app.Open()) await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await visitor.GetAsync("/health/ready")).Status != HttpStatusCode.OK) await Task.Delay(100, patience.Token);
        var after = await visitor.GetAsync("/logga-in");

        live.Status.Should().Be(HttpStatusCode.OK);
        ready.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        (page.Status, page.Heading).Should().Be((HttpStatusCode.ServiceUnavailable, "Snart tillbaka"));
        page.Headers.RetryAfter.Should().NotBeNull();
        after.Status.Should().Be(HttpStatusCode.OK);
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
