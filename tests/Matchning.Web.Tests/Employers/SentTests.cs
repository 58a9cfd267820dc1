using System.Globalization;
using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Employers;

/// <summary>/arbetsgivare/behov/tack: the receipt, which holds nothing about a person.</summary>
public sealed class SentTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Fact]
    public async Task It_says_the_number_who_calls_and_by_which_day_and_not_what_was_written()
    {
        await using var db = app.Read();
        var need = await db.EmployerNeeds.AsNoTracking().Include(n => n.Contact).OrderBy(n => n.Number).FirstAsync();
        using var stranger = new Visitor(app.Address);

        var page = await stranger.GetAsync($"/arbetsgivare/behov/tack/{need.OperationId}");

        page.Html.QuerySelector("main .key")!.TextContent.Should().Be(need.Reference);
        DateOnly.Parse(page.Html.QuerySelector("main time")!.GetAttribute("datetime")!, CultureInfo.InvariantCulture).Should().BeAfter(SwedishTime.Day(need.CreatedAt));
        page.Main.Should().Contain("08-465 004 00").And.NotContain(need.Contact.Name).And.NotContain(need.Description);
    }

    [Fact]
    public async Task A_receipt_that_is_not_there_is_404()
    {
        using var employer = new Visitor(app.Address);

        var answer = await employer.GetAsync($"/arbetsgivare/behov/tack/{Guid.NewGuid()}");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
    }
}
