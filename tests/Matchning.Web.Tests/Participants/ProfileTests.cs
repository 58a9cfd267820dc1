using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Participants;

/// <summary>/deltagare/{id}/profil: what is typed freely is found in the taxonomy, and a change asks for a new list.</summary>
public sealed class ProfileTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task S0_08_S0_13_A_whole_profile_is_written_without_script_and_asks_for_a_new_list()
    {
        var (sara, id) = await OwnAsync(10);
        using var consultant = sara;
        var form = await consultant.GetAsync($"/deltagare/{id}/profil");

        var saved = await consultant.SendAsync(form, "Spara profilen", Filled(form,
            ("Input.OwnWords", "Lugn och noggrann."), ("Input.Wishes[0]", "kock storhushåll"), ("Input.Wishes[1]", "  KOCK Á LA CARTE "), ("Input.Skills[0]", "kassavana"),
            ("Input.Occupations[0].Name", "Kock à la carte"), ("Input.Occupations[0].Years", "2,5"), ("Input.Occupations[0].Until", "2023"), ("Input.Avoid", "nattarbete, vård"), ("Input.OpenTo", nameof(PlaceKinds.Employment)),
            ("Input.Swedish", nameof(LanguageLevel.B1)), ("Input.Languages[0].Code", "ar"), ("Input.Languages[0].Level", nameof(LanguageLevel.Native)),
            ("Input.HoursPercentMin", "25"), ("Input.HoursPercentMax", "50"), ("Input.DayStart", "08:00"), ("Input.DayEnd", "16:00"), ("Input.MunicipalityCode", "0180"), ("Input.MaxCommuteMinutes", "40"),
            ("Input.DrivingLicences", "B"), ("Input.EducationLevel", nameof(EducationLevel.UpperSecondary)), ("Input.EducationField", "Kök, Syrien")));

        saved.Faults.Should().BeEmpty();
        saved.Location.Should().Be($"/deltagare/{id}");
        (await consultant.GetAsync(saved.Location!)).Main.Should().Contain("En ny lista räknas nu");
        await using var db = app.Open();
        var profile = await db.CompetenceProfiles.AsNoTracking().SingleAsync(p => p.ParticipantId == id);
        profile.Wishes.Select(w => w.Label).Should().Equal("Kock storhushåll", "Kock à la carte");
        profile.Skills.Should().ContainSingle();
        profile.Occupations.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Years = 2.5, UntilYear = 2023 });
        profile.Languages.Should().BeEquivalentTo([new SpokenLanguage("sv", LanguageLevel.B1), new SpokenLanguage("ar", LanguageLevel.Native)]);
        profile.Should().BeEquivalentTo(new
        {
            OwnWords = "Lugn och noggrann.",
            Avoid = new[] { "nattarbete", "vård" },
            OpenTo = PlaceKinds.Employment,
            HoursPercentMin = 25,
            HoursPercentMax = 50,
            DayStart = new TimeOnly(8, 0),
            DayEnd = new TimeOnly(16, 0),
            MunicipalityCode = "0180",
            MaxCommuteMinutes = 40,
            DrivingLicences = new[] { "B" },
            LicencesKnown = true,
            EducationLevel = EducationLevel.UpperSecondary,
            EducationField = "Kök, Syrien",
        });
        (await db.RematchRequests.AnyAsync(r => r.ParticipantId == id)).Should().BeTrue();
    }

    [Fact]
    public async Task A_form_that_is_sent_as_it_stands_changes_nothing_but_the_day()
    {
        var (sara, id) = await OwnAsync(0);
        using var consultant = sara;
        await using var db = app.Open();
        var before = await db.CompetenceProfiles.AsNoTracking().SingleAsync(p => p.ParticipantId == id);

        var saved = await consultant.SendAsync(await consultant.GetAsync($"/deltagare/{id}/profil"), "Spara profilen");

        saved.Faults.Should().BeEmpty();
        var after = await db.CompetenceProfiles.AsNoTracking().SingleAsync(p => p.ParticipantId == id);
        after.Should().BeEquivalentTo(before, options => options.Excluding(p => p.UpdatedAt).Using<double>(c => c.Subject.Should().BeApproximately(c.Expectation, 0.05)).WhenTypeIs<double>());
    }

    [Fact]
    public async Task What_is_not_in_the_taxonomy_is_told_by_name_with_what_it_may_be_and_stays_in_the_form()
    {
        var (sara, id) = await OwnAsync(1);
        using var consultant = sara;
        var form = await consultant.GetAsync($"/deltagare/{id}/profil");

        var answer = await consultant.SendAsync(form, "Spara profilen", Filled(form, ("Input.Wishes[1]", "kockar"), ("Input.Skills[0]", "xyzzy"), ("Input.Occupations[0].Years", "3")));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Faults.Select(f => f.Field).Should().BeEquivalentTo("Input_Wishes", "Input_Skills", "Input_Occupations");
        answer.Main.Should().Contain("Vi hittar inget yrke som heter ”kockar”. Menar du ”Kock").And.Contain("Vi hittar ingen kompetens som heter ”xyzzy”. Prova ett annat ord.").And.Contain("Skriv vilket yrke åren gäller.");
        answer.Html.QuerySelector("#Input_Wishes")!.GetAttribute("value").Should().Be("kockar", "rows move up");
    }

    [Fact]
    public async Task A_language_needs_a_level_and_one_that_is_known_already_is_never_lost()
    {
        var (sara, id) = await OwnAsync(5);
        using var consultant = sara;
        await using var db = app.Open();
        var profile = await db.CompetenceProfiles.SingleAsync(p => p.ParticipantId == id);
        profile.Languages = [new("prs", LanguageLevel.Native), new("xx", LanguageLevel.B1)];
        profile.DrivingLicences = ["C1", "Traktor A"];
        await db.SaveChangesAsync();
        var form = await consultant.GetAsync($"/deltagare/{id}/profil");

        var without = await consultant.SendAsync(form, "Spara profilen", ("Input.Languages[2].Code", "ar"));
        var unknown = await consultant.SendAsync(form, "Spara profilen", ("Input.Languages[2].Code", "zz"), ("Input.Languages[2].Level", "B1"));
        var saved = await consultant.SendAsync(form, "Spara profilen");

        without.Faults.Should().ContainSingle().Which.Text.Should().Be("Välj nivå för arabiska.");
        unknown.Faults.Should().ContainSingle().Which.Text.Should().Contain("”zz”");
        saved.Location.Should().NotBeNull();
        var after = await db.CompetenceProfiles.AsNoTracking().SingleAsync(p => p.ParticipantId == id);
        after.Languages.Select(l => l.Code).Should().Equal("prs", "xx");
        after.DrivingLicences.Should().Equal("C1", "Traktor A");
    }

    [Fact]
    public async Task BI_40_The_same_form_twice_is_saved_once_and_said_so_both_times()
    {
        var (sara, id) = await OwnAsync(6);
        using var consultant = sara;
        var form = await consultant.GetAsync($"/deltagare/{id}/profil");

        var first = await consultant.SendAsync(form, "Spara profilen", ("Input.OwnWords", "Dubbelklick"));
        var again = await consultant.SendAsync(form, "Spara profilen", ("Input.OwnWords", "Dubbelklick"));

        (first.Location, again.Location).Should().Be(($"/deltagare/{id}", $"/deltagare/{id}"));
    }

    [Fact]
    public async Task BI_40_Two_who_write_at_once_lose_nothing_and_the_second_sees_both()
    {
        var (sara, id) = await OwnAsync(2);
        using var consultant = sara;
        var (first, second) = (await consultant.GetAsync($"/deltagare/{id}/profil"), await consultant.GetAsync($"/deltagare/{id}/profil"));

        await consultant.SendAsync(first, "Spara profilen", ("Input.OwnWords", "Den första"));
        var late = await consultant.SendAsync(second, "Spara profilen", ("Input.OwnWords", "Den andra"));
        var over = await consultant.SendAsync(late, "Spara profilen");

        late.Status.Should().Be(HttpStatusCode.Conflict);
        late.Html.QuerySelector("#Input_OwnWords")!.TextContent.Trim().Should().Be("Den andra");
        late.Html.QuerySelector("#profil-egna-ord")!.TextContent.Should().Be("Den första");
        over.Location.Should().Be($"/deltagare/{id}");
        await using var db = app.Open();
        (await db.CompetenceProfiles.SingleAsync(p => p.ParticipantId == id)).OwnWords.Should().Be("Den andra");
    }

    [Theory]
    [InlineData("Input.HoursPercentMin", "90", "Input_HoursPercentMin")]
    [InlineData("Input.DayEnd", "06:00", "Input_DayEnd")]
    [InlineData("Input.DayStart", "25:00", "Input_DayStart")]
    [InlineData("Input.MaxCommuteMinutes", "1e3", "Input_MaxCommuteMinutes")]
    [InlineData("Input.MunicipalityCode", "9999", "Input_MunicipalityCode")]
    [InlineData("Input.DrivingLicences", "X", "Input_DrivingLicences")]
    [InlineData("Input.OpenTo", "15", "Input_OpenTo")]
    [InlineData("Input.Languages[0].Level", "B9", "Input_Languages")]
    [InlineData("Input.Occupations[0].Until", "1870", "Input_Occupations")]
    [InlineData("Input.Occupations[0].Years", "två", "Input_Occupations")]
    [InlineData("Input.EarliestStart", "2026-02-30", "Input_EarliestStart")]
    public async Task BI_35_36_A_value_that_cannot_be_is_told_at_its_field(string name, string value, string field)
    {
        var (sara, id) = await OwnAsync(3);
        using var consultant = sara;
        var form = await consultant.GetAsync($"/deltagare/{id}/profil");

        var answer = await consultant.SendAsync(form, "Spara profilen", Filled(form, (name, value), ("Input.HoursPercentMax", "50"), ("Input.DayStart", "08:00"), ("Input.Occupations[0].Name", "Kock à la carte")));

        answer.Faults.Select(f => f.Field).Should().Equal(field);
        answer.Html.GetElementById(field).Should().NotBeNull();
    }

    [Fact]
    public async Task SEC_03_Nobody_elses_profile_is_opened_or_written()
    {
        using var consultant = await app.SignedInAsync(Role.Consultant);
        await using var db = app.Open();
        var others = await db.Participants.Where(p => p.ConsultantId != null && !db.OwnPeople().Any(o => o.Id == p.Id)).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        var form = await consultant.GetAsync($"/deltagare/{(await OwnAsync(4)).Id}/profil");

        var answer = await consultant.PostAsync(form, $"/deltagare/{others}/profil", ("Input.OwnWords", "Inte min"));

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        (await consultant.GetAsync($"/deltagare/{others}/profil")).Status.Should().Be(HttpStatusCode.NotFound);
        (await db.CompetenceProfiles.AnyAsync(p => p.OwnWords == "Inte min")).Should().BeFalse();
    }

    [Fact]
    public async Task Names_are_offered_while_typing()
    {
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var occupations = await consultant.CallAsync("GET", "/taxonomi/yrke?text=kock");
        var skills = await consultant.CallAsync("GET", "/taxonomi/kompetens?text=kassa");

        occupations.Text.Should().StartWith("[\"Kock");
        skills.Text.Should().Contain("assa");
        (await consultant.CallAsync("GET", "/taxonomi/annat?text=kock")).Status.Should().Be(404);
        (await consultant.CallAsync("GET", "/taxonomi/yrke?text=" + new string('a', 101))).Text.Should().Be("[]");
    }

    // Every row of the lists emptied, so that what a test fills in is all there is. Of two with the same name the first is meant.
    private static (string Name, string Value)[] Filled(Answer form, params (string Name, string Value)[] fields) =>
        [.. fields.DistinctBy(f => f.Name), .. form.Html.QuerySelectorAll("main form [name*='[']").Select(e => (Name: e.GetAttribute("name")!, Value: "")).Where(e => fields.All(f => f.Name != e.Name))];

    private async Task<(Visitor Sara, Guid Id)> OwnAsync(int number)
    {
        await using var db = app.Open();
        var id = await db.OwnPeople().Where(p => p.Profile != null).OrderBy(p => p.Id).Select(p => p.Id).Skip(number).FirstAsync();
        return (await app.SignedInAsync(Role.Consultant), id);
    }
}
