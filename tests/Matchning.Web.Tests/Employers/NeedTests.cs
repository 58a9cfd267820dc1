using System.Net;
using FluentAssertions;
using Matchning.Ranking.Facts;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Employers;

public sealed class NeedTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Form = "/arbetsgivare/behov/nytt";

    private static readonly (string, string)[] Valid =
    [
        ("Input.Description", "Vi behöver hjälp i köket på Norrskolan. Körkort B är ett krav."), ("Input.Kinds", "Internship"),
        ("Input.Place", "Skolgatan 2, Solna"), ("Input.EmployerName", "Skolkök Norr"), ("Input.ContactName", "Karin Holm"), ("Input.Phone", "08-123 456 78"),
    ];

    [Fact]
    public async Task Two_faults_give_400_with_a_link_to_each_field_and_keep_what_was_typed()
    {
        using var employer = new Visitor(app.Address);

        var answer = await employer.SendAsync(await employer.GetAsync(Form), "Fortsätt", Without("Input.Place", "Input.Phone"));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Html.Title.Should().StartWith("Fel: ");
        var links = answer.Html.QuerySelectorAll(".summary a").Select(a => (a.GetAttribute("href"), a.TextContent)).ToList();
        links.Should().Equal(("#Input_Place", "Skriv var arbetet ligger."), ("#Input_Phone", "Skriv ett telefonnummer."));
        foreach (var (href, text) in links) answer.Html.QuerySelector(href + "-fel")!.TextContent.Should().Be(text);
        answer.Html.QuerySelector("#Input_EmployerName")!.GetAttribute("value").Should().Be("Skolkök Norr");
        answer.Html.QuerySelector("#Input_Description")!.TextContent.Should().Contain("Norrskolan");
        answer.Html.QuerySelector("input[value=Internship]")!.HasAttribute("checked").Should().BeTrue();
    }

    [Theory]
    [InlineData("Input.Email", "namn@foretag", false)]
    [InlineData("Input.Email", "anna@exempel,se", false)]
    [InlineData("Input.Email", "anna@.se", false)]
    [InlineData("Input.Email", "anna@exempel..se", false)]
    [InlineData("Input.Email", "Anna <anna@exempel.se>", false)]
    [InlineData("Input.Email", "o'hara@exempel.se", true)]
    [InlineData("Input.Email", "anna+jobb@exempel.se", true)]
    [InlineData("Input.Email", "åsa@exempel.se", true)]
    [InlineData("Input.Email", "anna@exempel.se ", true)]
    [InlineData("Input.Phone", "070–123 45 67", true)]
    [InlineData("Input.Phone", "(070) 123 45 67", true)]
    [InlineData("Input.Phone", "070\u00A0123\u00A045\u00A067", true)]
    [InlineData("Input.Phone", "070.123.45.67", true)]
    [InlineData("Input.Phone", "+46 (0)70-123 45 67", true)]
    [InlineData("Input.Phone", "ring mig", false)]
    [InlineData("Input.Phone", "070 fråga efter Eva", false)]
    public async Task Cases_25_and_26_Addresses_and_numbers_as_people_write_them(string field, string value, bool isAccepted)
    {
        using var employer = new Visitor(app.Address);

        var answer = await employer.SendAsync(await employer.GetAsync(Form), "Fortsätt", [.. Without(field), (field, value)]);

        answer.Html.QuerySelectorAll(".summary a").Select(a => a.GetAttribute("href")).Should().Equal(isAccepted ? [] : [$"#{field.Replace('.', '_')}"]);
    }

    [Fact]
    public async Task At_most_seven_answers_are_demanded()
    {
        using var employer = new Visitor(app.Address);
        var page = await employer.GetAsync(Form);

        var answer = await employer.SendAsync(page, "Fortsätt", ("Input.When", ""), ("Input.Places", ""));

        answer.Html.QuerySelectorAll(".summary a").Length.Should().BeLessThanOrEqualTo(7);
    }

    [Fact]
    public async Task A_need_is_guessed_at_checked_and_stored_once_though_sent_twice()
    {
        using var employer = new Visitor(app.Address);
        var guess = await employer.SendAsync(await employer.GetAsync(Form), "Fortsätt", Valid);
        guess.Html.QuerySelector("main")!.TextContent.Should().Contain("Köksbiträde");
        var check = await employer.SendAsync(guess, "Ja, det stämmer");

        var first = await employer.SendAsync(check, "Skicka behovet");
        var second = await employer.SendAsync(check, "Skicka behovet");

        second.Location.Should().Be(first.Location);
        var receipt = await employer.GetAsync(first.Location!);
        await using var db = app.Open();
        var need = await db.EmployerNeeds.Include(n => n.Employer).SingleAsync(n => n.Employer.Name == "Skolkök Norr");
        receipt.Html.QuerySelector("main")!.TextContent.Should().Contain(need.Reference).And.Contain("08-465");
        var opening = await db.Openings.SingleAsync(o => o.EmployerNeedId == need.Id);
        (opening.Title, opening.MunicipalityCode, opening.Kinds).Should().Be(("Köksbiträde", "0184", PlaceKinds.Internship));
        opening.Requirements.Should().Contain(r => r.Kind == RequirementKind.DrivingLicence && r.Value == "B");
    }

    [Fact]
    public async Task Skipping_the_guess_still_lets_the_need_through()
    {
        using var employer = new Visitor(app.Address);
        var guess = await employer.SendAsync(await employer.GetAsync(Form), "Fortsätt", With("Input.EmployerName", "Skolkök Syd"));
        var check = await employer.SendAsync(guess, "Hoppa över");

        var sent = await employer.SendAsync(check, "Skicka behovet");

        sent.Status.Should().Be(HttpStatusCode.Redirect);
        await using var db = app.Open();
        var need = await db.EmployerNeeds.SingleAsync(n => n.Employer.Name == "Skolkök Syd");
        need.OccupationId.Should().BeNull();
    }

    [Fact]
    public async Task An_answer_is_changed_from_the_check_page_and_leads_back_to_it()
    {
        using var employer = new Visitor(app.Address);
        var guess = await employer.SendAsync(await employer.GetAsync(Form), "Fortsätt", Valid);
        var check = await employer.SendAsync(guess, "Ja, det stämmer");

        var form = await employer.SendAsync(check, "Ändra telefon");
        var again = await employer.SendAsync(form, "Fortsätt", ("Input.Phone", "070-111 22 33"));

        again.Heading.Should().Be("Kontrollera och skicka");
        again.Html.QuerySelector(".answers")!.TextContent.Replace('\u00a0', ' ').Should().Contain("070-111 22 33").And.Contain("Köksbiträde");
    }

    [Fact]
    public async Task Signs_that_mean_nothing_are_cleaned_away()
    {
        using var employer = new Visitor(app.Address);
        var guess = await employer.SendAsync(await employer.GetAsync(Form), "Fortsätt", With("Input.EmployerName", "Skolkök\u0007 Öst"));
        var check = await employer.SendAsync(guess, "Hoppa över");

        var sent = await employer.SendAsync(check, "Skicka behovet");

        sent.Status.Should().Be(HttpStatusCode.Redirect);
        await using var db = app.Open();
        (await db.Employers.CountAsync(e => e.Name == "Skolkök Öst")).Should().Be(1);
    }

    [Fact]
    public async Task A_form_with_a_null_sign_is_refused_in_plain_words()
    {
        using var employer = new Visitor(app.Address);

        var answer = await employer.SendAsync(await employer.GetAsync(Form), "Fortsätt", With("Input.EmployerName", "Skolkök\0"));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Heading.Should().Be("Formuläret gick inte att läsa");
    }

    [Theory]
    [InlineData("Ung svensk tjej utan barn", "Skriv i stället vad arbetet kräver")]
    [InlineData("Ring Anna 198501602380 om städning", "Vi har tagit bort ett personnummer")]
    public async Task Case_54_A_need_that_asks_for_the_wrong_things_is_stopped_and_nothing_is_lost(string words, string told)
    {
        using var visitor = new Visitor(app.Address);
        var page = await visitor.SendAsync(await visitor.GetAsync("/arbetsgivare/behov/nytt"), "Fortsätt", ("Input.Description", words), ("Input.Kinds", "employment"), ("Input.Place", "Eskilstuna"),
            ("Input.EmployerName", "Exempel AB"), ("Input.ContactName", "Karin Holm"), ("Input.Phone", "016-710 10 00"), ("Input.When", "asap"), ("Input.Places", "1"));

        page.Status.Should().Be(HttpStatusCode.BadRequest);
        page.Html.QuerySelector("main")!.TextContent.Should().Contain(told).And.NotContain("198501602380");
        page.Html.QuerySelector("[name='Input.EmployerName']")!.GetAttribute("value").Should().Be("Exempel AB");
    }

    private static (string, string)[] Without(params string[] names) => [.. Valid.Where(v => !names.Contains(v.Item1))];

    private static (string, string)[] With(string name, string value) => [.. Without(name), (name, value)];
}
