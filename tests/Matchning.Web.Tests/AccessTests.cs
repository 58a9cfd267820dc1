using System.Net;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Setup;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests;

/// <summary>Walks every address the running application has, so that a new page cannot be forgotten.</summary>
public sealed class AccessTests(DemoApp app) : IClassFixture<DemoApp>
{
    private static readonly string[] Public =
    [
        "/", "/arbetsgivare", "/arbetsgivare/behov/nytt", "/arbetsgivare/behov/tack/{operationId:guid}",
        "/fel/{code:int}", "/integritet", "/logga-in", "/logga-ut", "/om-matchningen", "/tillganglighet", "/valkommen/{token}",
    ];

    [Fact]
    public async Task Every_page_but_the_public_ones_asks_a_stranger_to_sign_in()
    {
        using var stranger = new Visitor(app.Address);
        var open = new List<string>();

        foreach (var route in app.PageRoutes)
        {
            var answer = await stranger.GetAsync(Filled(route));
            if (answer.Location?.Contains("/logga-in", StringComparison.Ordinal) != true) open.Add(route);
        }

        open.Should().BeEquivalentTo(Public);
    }

    [Fact]
    public async Task Where_all_people_are_invented_every_visitor_is_told_so_and_offered_a_role()
    {
        using var stranger = new Visitor(app.Address);

        var page = await stranger.GetAsync("/logga-in");

        page.Html.Body!.TextContent.Should().Contain("Demoläge: alla personer är påhittade.").And.Contain("Sara K.");
    }

    [Theory]
    [InlineData(Role.Participant, "/idag")]
    [InlineData(Role.Participant, "/behov")]
    [InlineData(Role.EmployerContact, "/forslag")]
    [InlineData(Role.EmployerContact, "/behov/1")]
    [InlineData(Role.Consultant, "/ledning")]
    [InlineData(Role.Consultant, "/administration/modeller")]
    [InlineData(Role.Consultant, "/administration/utskick")]
    [InlineData(Role.Consultant, "/ledning/insatser")]
    [InlineData(Role.Participant, "/insatser")]
    [InlineData(Role.Manager, "/deltagare")]
    [InlineData(Role.Consultant, "/administration/konton")]
    [InlineData(Role.Manager, "/administration/konton/nytt")]
    [InlineData(Role.Consultant, "/min-sida")]
    [InlineData(Role.Administrator, "/ledning")]
    [InlineData(Role.Administrator, "/behov")]
    public async Task A_page_of_another_role_is_refused_in_plain_words(string role, string page)
    {
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(role);

        var answer = await visitor.GetAsync(page);

        answer.Status.Should().Be(HttpStatusCode.Forbidden);
        answer.Heading.Should().Be("Du kommer inte åt den här sidan");
    }

    [Theory]
    [InlineData(Role.Consultant, "/idag")]
    [InlineData(Role.Manager, "/ledning")]
    [InlineData(Role.EmployerContact, "/arbetsgivare")]
    [InlineData(Role.Administrator, "/administration/modeller")]
    [InlineData(Role.Participant, "/min-sida")]
    [InlineData(Role.SocialSecretary, "/mina-arenden")]
    public async Task Each_role_begins_on_its_own_page(string role, string first)
    {
        using var visitor = new Visitor(app.Address);
        var login = Matchning.Demo.DemoLogins.OnePerRole.Single(l => l.Role == role);

        var page = await visitor.GetAsync("/logga-in");
        var answer = await visitor.SendAsync(page, "Logga in", ("Input.UserName", login.UserName), ("Input.Password", login.Password));

        answer.Location.Should().Be(first);
        (await visitor.GetAsync(first)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Role.HrPartner)]
    public async Task A_role_without_pages_has_no_way_in(string role)
    {
        using var visitor = new Visitor(app.Address);
        var login = Matchning.Demo.DemoLogins.OnePerRole.Single(l => l.Role == role);
        await using var db = app.Open();
        var id = await db.Users.Where(u => u.UserName == login.UserName).Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken);

        var page = await visitor.GetAsync("/logga-in");
        var byName = await visitor.SignInAsync(login.UserName, login.Password);
        var byRole = await visitor.PostAsync(page, "/logga-in?handler=Demo", ("konto", id.ToString()));

        page.Html.Body!.TextContent.Should().NotContain(Labels.OfRole(role));
        (byName.Status, byRole.Status).Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.NotFound));
        visitor.Cookie("matchning.session").Should().BeNull();
    }

    [Fact]
    public void What_is_said_of_the_roles_and_what_they_may_open_agree()
    {
        var named = AccessTable.Shipped.Rows.Where(r => !r.IsOpenToVisitors).SelectMany(r => r.Roles).Distinct();

        Access.FirstPages.Keys.Should().BeEquivalentTo(named, "a role with a page of its own has a way in, and no other has");
        Role.All.Where(role => RoleWords.Sees(role) is not null).Should().BeEquivalentTo(Access.FirstPages.Keys);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        using var visitor = new Visitor(app.Address);
        var page = await visitor.GetAsync("/logga-in");

        var wrong = await visitor.SendAsync(page, "Logga in", ("Input.UserName", "sara.konsulent@exempelkommun.example"), ("Input.Password", "fel-fel-fel-fel"));
        var unknown = await visitor.SendAsync(page, "Logga in", ("Input.UserName", "ingen@exempelkommun.example"), ("Input.Password", "fel-fel-fel-fel"));

        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        unknown.Html.QuerySelector(".summary")!.TextContent.Should().Be(wrong.Html.QuerySelector(".summary")!.TextContent);
    }

    [Fact]
    public async Task An_unknown_address_is_404_and_every_answer_carries_the_headers()
    {
        using var visitor = new Visitor(app.Address);

        var missing = await visitor.GetAsync("/finns-inte");
        var front = await visitor.GetAsync("/");

        missing.Status.Should().Be(HttpStatusCode.NotFound);
        foreach (var answer in new[] { missing, front })
        {
            var policy = string.Join(";", answer.Headers.GetValues("Content-Security-Policy"));
            policy.Should().Contain("default-src 'self'").And.Contain("frame-ancestors 'none'").And.NotContain("unsafe");
            answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        }
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_not_kept_in_caches()
    {
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(Role.Manager);

        var answer = await visitor.GetAsync("/ledning");

        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    private static string Filled(string route) => route
        .Replace("{token}", "finns-inte", StringComparison.Ordinal)
        .Replace("{code:int}", "404", StringComparison.Ordinal)
        .Replace("{id:long}", "1", StringComparison.Ordinal)
        .Replace("{operationId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
        .Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);
}
