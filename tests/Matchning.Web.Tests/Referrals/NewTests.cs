using System.Globalization;
using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.People.Referrals;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Referrals;

/// <summary>/aktualisera and what follows: the social secretary's form, the consultant's first list, the first meeting and the answer back.</summary>
public sealed class NewTests(DemoApp app) : IClassFixture<DemoApp>
{
    private static string Day(int ago) => TimeProvider.System.Today().AddDays(-ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task S1_02_One_who_is_referred_stands_first_with_the_wait_since_the_grant_is_taken_in_and_met_and_the_secretary_sees_it()
    {
        using var lena = await app.SignedInAsync(Role.SocialSecretary);
        using var sara = await app.SignedInAsync(Role.Consultant);

        var sent = await ReferAsync(lena, ("Input.LastName", "Ytterst"), ("Input.GrantedOn", Day(400)));
        var cases = await lena.GetAsync(sent.Location!);
        var today = await sara.GetAsync("/idag");

        sent.Location.Should().Be("/mina-arenden");
        Case(cases, "Nora Ytterst").Should().Contain("Väntar på att tas emot");
        var first = today.Html.QuerySelector("main section .item")!;
        first.TextContent.Should().Contain("Nora Y.").And.Contain("Väntat 400 dagar sedan biståndet beviljades");

        var receive = await sara.GetAsync(first.QuerySelector("a.button")!.GetAttribute("href")!);
        receive.Main.Should().Contain("070-174 06 05").And.Contain("tolk i arabiska");
        var taken = await sara.SendAsync(receive, "Ta emot");
        var overview = await sara.GetAsync(taken.Location!);
        overview.Heading.Should().Be("Nora Ytterst");
        overview.Main.Should().Contain("Nästa steg: första mötet");
        Case(await lena.GetAsync("/mina-arenden"), "Nora Ytterst").Should().Contain("Konsulent: Sara Kvist");

        var future = await sara.SendAsync(overview, "Registrera mötet", ("MetOn", Day(-3)));
        future.Faults.Should().ContainSingle().Which.Text.Should().Contain("har inte varit än");
        var met = await sara.SendAsync(overview, "Registrera mötet", ("MetOn", Day(0)));
        (await sara.GetAsync(met.Location!)).Main.Should().NotContain("Nästa steg: första mötet");
        Case(await lena.GetAsync("/mina-arenden"), "Nora Ytterst").Should().Contain("Första mötet hölls");
    }

    [Fact]
    public async Task BI_40_Sent_twice_and_from_two_tabs_is_one_case()
    {
        using var lena = await app.SignedInAsync(Role.SocialSecretary);
        var form = await lena.GetAsync("/aktualisera");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => lena.SendAsync(form, "Aktualisera", Fields(form, ("Input.LastName", "Dubbelklick")))));

        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.Redirect);
        await using var db = app.Open();
        (await db.People.CountAsync(p => p.LastName == "Dubbelklick")).Should().Be(1);
    }

    [Theory]
    [InlineData("", "Skriv personnumret, eller kryssa")]
    [InlineData("19900112-9803", "sista siffran stämmer inte")]
    [InlineData("19900132-9809", "Dagen i personnumret finns inte")]
    [InlineData("19901312-9809", "Dagen i personnumret finns inte")]
    [InlineData("20990112-9809", "har inte varit än")]
    [InlineData("556123-4567", "organisationsnummer")]
    [InlineData("900112980", "tio eller tolv siffror")]
    [InlineData("nio noll", "med siffror")]
    [InlineData("１９９００１１２-９８０９", "med siffror")]
    [InlineData("2001129809", "fyra siffror")]
    public async Task BI_60_to_66_A_number_that_is_none_is_told_in_words_and_what_was_typed_stands(string number, string words)
    {
        using var lena = await app.SignedInAsync(Role.SocialSecretary);

        var answer = await ReferAsync(lena, ("Input.PersonalNumber", number));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Faults.Should().ContainSingle().Which.Should().Match<(string? Field, string Text)>(f => f.Field == "Input_PersonalNumber" && f.Text.Contains(words));
        answer.Html.QuerySelector("#Input_FirstName")!.GetAttribute("value").Should().Be("Nora");
        answer.Path.Should().Be("/aktualisera", "a number stands in no address");
    }

    [Theory]
    [InlineData("19610112 9804"), InlineData("610112–9804"), InlineData("19610112\u00a09804")]
    public async Task BI_60_A_number_is_taken_as_people_write_it(string number)
    {
        using var lena = await app.SignedInAsync(Role.SocialSecretary);

        var answer = await ReferAsync(lena, ("Input.PersonalNumber", number));

        // The same person three times: the first is taken in, and the others are told that it is done.
        answer.Faults.Select(f => f.Text).Should().BeSubsetOf(["Personen är redan inskriven hos den enheten. Du behöver inte aktualisera igen."]);
    }

    [Theory]
    [InlineData("Input.FirstName", " \u200b")]
    [InlineData("Input.FirstName", "19610112-9804")]
    [InlineData("Input.LastName", "Ny\u202elund")]
    [InlineData("Input.LastName", "4711")]
    [InlineData("Input.Phone", "(((((((((")]
    [InlineData("Input.CaseReference", "Ärende 19610112-9804")]
    [InlineData("Input.CaseReference", "610112-9804/2")]
    [InlineData("Input.GrantedOn", "2099-01-01")]
    [InlineData("Input.GrantedOn", "2010-01-01")]
    [InlineData("Input.InformedOn", "2099-01-01")]
    [InlineData("Input.ContactLanguage", "klingonska")]
    [InlineData("Input.Purpose", "17")]
    public async Task BI_30_42_A_value_that_cannot_be_is_told_at_its_field(string field, string value)
    {
        using var lena = await app.SignedInAsync(Role.SocialSecretary);

        var answer = await ReferAsync(lena, (field, value));

        answer.Faults.Select(f => f.Field).Should().Equal(field.Replace('.', '_'));
    }

    [Theory]
    [InlineData("O’Brien"), InlineData("Øst-Ång"), InlineData("العربي"), InlineData("Ł"), InlineData("de la Cruz Jr.")]
    public async Task BI_32_Names_of_every_alphabet_are_taken_and_shown_unchanged(string name)
    {
        using var lena = await app.SignedInAsync(Role.SocialSecretary);

        await ReferAsync(lena, ("Input.LastName", name));

        await using var db = app.Open();
        (await db.People.AnyAsync(p => p.LastName == name)).Should().BeTrue();
    }

    [Fact]
    public async Task BI_30_Each_empty_field_is_told_once_and_leads_to_its_field()
    {
        using var lena = await app.SignedInAsync(Role.SocialSecretary);

        var answer = await lena.SendAsync(await lena.GetAsync("/aktualisera"), "Aktualisera");

        answer.Faults.Select(f => f.Field).Should().OnlyHaveUniqueItems().And.Contain(["Input_PersonalNumber", "Input_FirstName", "Input_LastName", "Input_Channel", "Input_UnitId", "Input_Purpose", "Input_TargetGroup", "Input_GrantedOn", "Input_InformedOn", "Input_Basis"]);
        answer.Faults.Should().OnlyContain(f => answer.Html.GetElementById(f.Field!) != null);
    }

    [Fact]
    public async Task SEC_04_What_the_form_has_no_field_for_is_not_taken()
    {
        using var lena = await app.SignedInAsync(Role.SocialSecretary);
        await using var db = app.Open();
        var sara = await db.Users.Where(u => u.FullName == "Sara Kvist").Select(u => u.Id).SingleAsync();

        await ReferAsync(lena,
            ("Input.LastName", "Extrafält"), ("Input.ConsultantId", sara.ToString()), ("ConsultantId", sara.ToString()), ("Input.State", nameof(ReferralState.Accepted)), ("Input.Protection", "SecrecyMarked"), ("Input.Details.State", "Accepted"));

        var made = await db.Participants.Include(p => p.Person).SingleAsync(p => p.Person.LastName == "Extrafält");
        (made.ConsultantId, made.IsProtected).Should().Be((null, false));
        (await db.Referrals.SingleAsync(r => r.ParticipantId == made.Id)).State.Should().Be(ReferralState.Sent);
    }

    [Fact]
    public async Task A_referral_that_is_sent_back_says_why_and_leaves_no_dead_end()
    {
        using var lena = await app.SignedInAsync(Role.SocialSecretary);
        using var sara = await app.SignedInAsync(Role.Consultant);
        await ReferAsync(lena, ("Input.LastName", "Fellänad"));
        await using var db = app.Open();
        var id = await db.Participants.Where(p => p.Person.LastName == "Fellänad").Select(p => p.Id).SingleAsync();
        var receive = await sara.GetAsync($"/deltagare/{id}/ta-emot");

        var without = await sara.SendAsync(receive, "Skicka tillbaka");
        var back = await sara.SendAsync(receive, "Skicka tillbaka", ("Reason", nameof(ReturnReason.WrongUnit)));

        without.Faults.Should().ContainSingle().Which.Text.Should().Be("Välj varför du skickar tillbaka.");
        back.Location.Should().Be("/idag");
        (await lena.GetAsync("/mina-arenden")).Main.Should().Contain("Skickades tillbaka: hör till en annan enhet");
        var late = await sara.GetAsync($"/deltagare/{id}/ta-emot");
        late.Location.Should().Be("/idag");
        (await sara.GetAsync("/idag")).Main.Should().Contain("En kollega hann före");
    }

    private static string Case(Answer page, string name) => page.Html.QuerySelectorAll(".item").Single(i => i.TextContent.Contains(name, StringComparison.Ordinal)).TextContent;

    private static async Task<Answer> ReferAsync(Visitor lena, params (string Name, string Value)[] changed)
    {
        var form = await lena.GetAsync("/aktualisera");
        return await lena.SendAsync(form, "Aktualisera", Fields(form, changed));
    }

    private static (string, string)[] Fields(Answer form, params (string Name, string Value)[] changed)
    {
        var centrum = form.Html.QuerySelectorAll("#Input_UnitId option").Single(o => o.TextContent.EndsWith("Centrum", StringComparison.Ordinal)).GetAttribute("value")!;
        (string Name, string Value)[] all =
        [
            ("Input.HasNoNumber", "true"), ("Input.FirstName", "Nora"), ("Input.LastName", "Ny"), ("Input.Channel", nameof(ContactChannel.Phone)), ("Input.Phone", "070-174 06 05"),
            ("Input.InterpreterLanguage", "ar"), ("Input.UnitId", centrum), ("Input.Purpose", nameof(ReferralPurpose.FindWork)), ("Input.TargetGroup", nameof(TargetGroup.EconomicAid)),
            ("Input.GrantedOn", Day(10)), ("Input.InformedOn", Day(1)), ("Input.Basis", nameof(ReferralBasis.Consent)),
        ];
        var isNumbered = changed.Any(c => c.Name == "Input.PersonalNumber");
        return [.. all.Where(a => changed.All(c => c.Name != a.Name) && !(isNumbered && a.Name == "Input.HasNoNumber")), .. changed];
    }
}
