using System.Net;
using FluentAssertions;
using Matchning.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Matchning.Web.Tests.Setup;

/// <summary>SEC-42: one account cannot take what all share, and no question to the database goes on for ever.</summary>
public sealed class LimitsTests(LimitsTests.Narrow narrow, LimitsTests.FewAMinute few) : IClassFixture<LimitsTests.Narrow>, IClassFixture<LimitsTests.FewAMinute>
{
    [Fact]
    public async Task SEC_42_A_question_that_takes_too_long_is_broken_off_and_the_page_says_so()
    {
        using var consultant = await SignedInAsync(narrow);
        await using var held = await HoldOpeningsAsync(narrow);

        var answer = await consultant.GetAsync("/behov");

        (answer.Status, answer.Heading).Should().Be((HttpStatusCode.ServiceUnavailable, "Det tog för lång tid"));
        answer.Html.QuerySelector("main")!.TextContent.Should().NotContain("canceling").And.NotContain("57014");
    }

    [Fact]
    public async Task SEC_42_An_account_that_asks_for_many_heavy_pages_at_once_is_told_to_wait()
    {
        using var consultant = await SignedInAsync(narrow);
        await using var held = await HoldOpeningsAsync(narrow);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => consultant.GetAsync("/behov")));

        answers.Count(a => a.Status == HttpStatusCode.TooManyRequests).Should().Be(3, "one is at work and eight wait for their turn");
    }

    [Fact]
    public async Task SEC_42_An_account_that_asks_for_too_many_heavy_pages_is_told_in_plain_words_and_still_gets_the_others()
    {
        using var consultant = await SignedInAsync(few);
        for (var i = 0; i < 3; i++) (await consultant.GetAsync("/behov")).Status.Should().Be(HttpStatusCode.OK);

        var (refused, light) = (await consultant.GetAsync("/deltagare"), await consultant.GetAsync("/idag"));

        (refused.Status, refused.Heading).Should().Be((HttpStatusCode.TooManyRequests, "Vänta en liten stund"));
        refused.Headers.RetryAfter.Should().NotBeNull();
        light.Status.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<Visitor> SignedInAsync(WebApp app)
    {
        var visitor = new Visitor(app.Address);
        await visitor.SendAsync(await visitor.GetAsync("/logga-in"), "Logga in", ("Input.UserName", EmptyApp.UserName), ("Input.Password", EmptyApp.Phrase));
        return visitor;
    }

    // Whoever reads openings waits until the connection is closed.
    private static async Task<NpgsqlConnection> HoldOpeningsAsync(WebApp app)
    {
        var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("begin; lock table openings in access exclusive mode", connection);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public sealed class Narrow : EmptyApp
    {
        protected override IReadOnlyList<(string Key, string Value)> Settings => [("Limits:Statement", "00:00:00.5"), ("Limits:HeavyAtOnce", "1")];
    }

    public sealed class FewAMinute : EmptyApp
    {
        protected override IReadOnlyList<(string Key, string Value)> Settings => [("Limits:HeavyPerMinute", "3")];
    }
}
