using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Xunit;

namespace Matchning.Web.Tests.Matrix;

/// <summary>SEC-01: the pages do not start when the table and what there is to open differ.</summary>
public sealed class AccessTableTests
{
    private const string Head = "| Adress | Metod | Handling | Besökare | Deltagare | Konsulent | Arbetsgivare | Chef | Socialsekreterare | HR | Administratör | Gäller | Tung |\n|---|\n";
    private const string Line = "| /a | GET | | | | ja | | | | | | alla | |\n";

    [Fact]
    public void An_endpoint_without_a_line_stops_the_start_and_is_named()
    {
        var start = () => AccessCheck.Compare(AccessTable.Parse(Head + Line), [At("a"), At("hemlig/{id}")]);

        start.Should().Throw<AccessTableException>().WithMessage("docs/access.md saknar en rad för /hemlig/{id}.*");
    }

    [Fact]
    public void A_line_without_an_endpoint_stops_the_start_and_is_named()
    {
        var start = () => AccessCheck.Compare(AccessTable.Parse(Head + Line + Line.Replace("/a", "/borta", StringComparison.Ordinal)), [At("a")]);

        start.Should().Throw<AccessTableException>().WithMessage("docs/access.md har en rad för GET /borta, som inte finns.*");
    }

    [Fact]
    public void An_endpoint_with_a_rule_of_its_own_stops_the_start_since_it_would_go_before_the_table()
    {
        foreach (var rule in (object[])[new AllowAnonymousAttribute(), new AuthorizeAttribute()])
        {
            var start = () => AccessCheck.Compare(AccessTable.Parse(Head + Line), [At("a", rule)]);

            start.Should().Throw<AccessTableException>().WithMessage("*har egna regler*");
        }
    }

    [Theory]
    [InlineData("| /a | GET | | ja |\n", "*4 kolumner*")]
    [InlineData("| /a | PUT | | | | ja | | | | | | alla | |\n", "*”PUT”*")]
    [InlineData("| /a | GET | | | | jo | | | | | | alla | |\n", "*”jo”*")]
    [InlineData("| /a | GET | | | | ja | | | | | | någon | |\n", "*”någon”*")]
    [InlineData(Line + Line, "*två rader för GET /a*")]
    public void A_line_that_cannot_be_read_is_named(string lines, string said)
    {
        var read = () => AccessTable.Parse(Head + lines);

        read.Should().Throw<AccessTableException>().WithMessage(said);
    }

    [Fact]
    public void What_stops_the_start_is_said_in_one_plain_line() =>
        StartupErrors.Line(new AccessTableException("docs/access.md saknar en rad för GET /ny.")).Should().Be("docs/access.md saknar en rad för GET /ny.");

    [Fact]
    public void Each_role_with_pages_is_let_into_its_first_one_and_the_others_into_no_more_than_a_visitor()
    {
        Access.FirstPages.Should().OnlyContain(p => AccessTable.Shipped.At(p.Value).Any(r => r.Method == "GET" && r.Roles.Contains(p.Key)));
        AccessTable.Shipped.Rows.Where(r => !r.IsOpenToVisitors && r.Roles.Any(role => !Access.HasPages(role))).Should().BeEmpty();
    }

    private static RouteEndpoint At(string pattern, params object[] rules) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, new EndpointMetadataCollection(rules), pattern);
}
