using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.Market.JobAds.Reading;
using Matchning.Market.Openings;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;
using Xunit;

namespace Matchning.Tests.Cases;

public sealed class WhatTheFeedSendsTests
{
    private static readonly TaxonomyFiles Files = new();
    private static readonly OpeningFromAd Make = new(new RequirementReader(Files), Files.ForRanking(), Files);

    [Theory]
    [InlineData("2026-12-31T23:59:59", "2026-11-25T23:59:59", "2026-11-25")]
    [InlineData("2026-11-25T23:59:59", "2026-12-31T23:59:59", "2026-11-25")]
    [InlineData("2026-12-31T23:59:59", null, "2026-12-31")]
    [InlineData(null, "2026-12-15T23:59:59", "2026-12-15")]
    [InlineData("2026-12-31T23:59:59", "2025-01-01T23:59:59", "2026-12-31")]
    public void Case_29_An_ad_is_open_to_the_earlier_of_its_two_last_days(string? last, string? deadline, string closes) =>
        Of(a => (a["last_publication_date"], a["application_deadline"]) = (last, deadline)).ClosesOn.Should().Be(DateOnly.Parse(closes, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("100000", 100000, true)]
    [InlineData("51", 51, true)]
    [InlineData("50", 50, false)]
    [InlineData("0", 0, false)]
    [InlineData("-2", 1, false)]
    [InlineData("null", 1, false)]
    public void Case_31_Places_are_shown_as_told_and_too_many_are_remarked_on(string told, int shown, bool isRemarked)
    {
        var ad = Case.Ad(null, a => a["number_of_vacancies"] = JsonNode.Parse(told));

        Of(a => a["number_of_vacancies"] = JsonNode.Parse(told)).Places.Should().Be(shown);
        Row(ad).Remarks.Contains(AdRemark.Places).Should().Be(isRemarked);
    }

    [Theory]
    [InlineData("""["Nystartsjobb", "annat"]""")]
    [InlineData("\"nystartsjobb\"")]
    [InlineData("""["rekryteringsutbildning", "NYSTARTSJOBB"]""")]
    public void Case_38_Labels_are_read_as_a_text_and_as_a_list(string label) =>
        Of(a => a["label"] = JsonNode.Parse(label)).Kinds.Should().Be(PlaceKinds.Employment | PlaceKinds.Subsidised);

    [Theory]
    [InlineData("Krav: Java, python och cobol.", "Java", "Python", "Cobol")]
    [InlineData("Goda kunskaper i Excel krävs.", "Excel")]
    [InlineData("Du måste kunna C# och .NET.", "C#", ".NET")]
    [InlineData("Krav: c#, .net och SQL.", "C#", ".NET", "SQL")]
    public void Case_39_Skills_are_read_in_any_case_and_with_their_signs(string text, params string[] skills) =>
        Of(a => a["description"]!["text"] = text).Requirements.Where(r => r.Kind == RequirementKind.Skill).Select(r => r.Value)
            .Should().HaveCount(skills.Length).And.OnlyContain(value => skills.Any(s => value.Contains(s, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Vi spelar bland annat monitor och rust.")]
    [InlineData("Nettolön och c-vitamin.")]
    public void Case_39_Everyday_words_are_no_skills(string text) => Of(a => a["description"]!["text"] = text).Requirements.Should().NotContain(r => r.Kind == RequirementKind.Skill);

    [Fact]
    public void Case_41_Formatted_text_is_read_without_its_markup()
    {
        var opening = Of(a => (a["description"]!["text"], a["description"]!["text_formatted"]) = (null, "<p>Vi söker dig med <b>B-körkort</b>.</p><ul><li>Krav: truckkort &amp; svenska B1</li></ul>"));

        opening.Text.Should().Be("Vi söker dig med B-körkort.\n\n- Krav: truckkort & svenska B1");
        opening.Requirements.Should().Contain(r => r.Kind == RequirementKind.Certificate && r.Strength == RequirementStrength.Must);
    }

    [Fact]
    public void Case_41_Conditions_are_read_for_when_one_works()
    {
        var opening = Of(a => a["description"]!["conditions"] = "Deltid. Dag, kväll, natt");

        opening.Text.Should().Be("Deltid. Dag, kväll, natt");
        opening.ToFacts().Times!.Value.Parts.Should().Be(DayParts.Evening | DayParts.Night);
    }

    [Fact]
    public void Case_41_Conditions_beside_a_text_are_read_too()
    {
        var opening = Of(a => (a["description"]!["text"], a["description"]!["conditions"]) = ("Vi söker en kock.", "Arbetstid: kväll och helg"));

        opening.Text.Should().Be("Vi söker en kock.");
        opening.ToFacts().Times!.Value.Parts.Should().Be(DayParts.Evening | DayParts.Weekend);
        opening.Requirements.Should().OnlyContain(r => r.End == 0);
    }

    [Theory]
    [InlineData("  ", "Lagerarbetare")]
    [InlineData("Kock", "Kock")]
    public void Case_42_A_headline_of_blanks_gives_way_to_the_occupation(string headline, string title) => Of(a => a["headline"] = headline).Title.Should().Be(title);

    [Theory]
    [InlineData("Exempel  Bygg AB", "Exempel Bygg AB")]
    [InlineData("EXEMPEL BYGG AB", "Exempel Bygg AB")]
    [InlineData("Exempel Bygg AB (publ)", "Exempel Bygg AB")]
    [InlineData("Exempel Bygg AB (PUBL.)", "Exempel Bygg AB")]
    [InlineData("IKEA", "IKEA")]
    [InlineData("SJ AB", "SJ AB")]
    public void Case_42_An_employer_has_one_name(string told, string shown) =>
        Of(a => a["employer"] = new JsonObject { ["name"] = told }).EmployerName.Should().Be(shown);

    [Theory]
    [InlineData("نبحث عن عامل مستودع لديه خبرة في قيادة الرافعة الشوكية ويجيد العمل ضمن فريق. نقدم لك تدريباً جيداً.", "ar", "arabiska")]
    [InlineData("Etsimme varastotyöntekijää joka on huolellinen ja oma-aloitteinen. Työ on kokoaikainen ja meillä on hyvä ilmapiiri.", "fi", "finska")]
    [InlineData("We are looking for a warehouse worker who will be part of our team. You have experience and you like to work with others.", "en", "engelska")]
    public async Task Case_44_The_ads_language_is_a_question(string text, string code, string name)
    {
        Of(a => a["description"]!["text"] = text).Language.Should().Be(code);

        (await Case.ExplainAsync(Case.Ad(text))).Reasons["uncertain"].Should().Contain($"Annonsen är skriven på {name}. Fråga vilket språk arbetet kräver.");
        (await Case.ExplainAsync(Case.Ad(text), Case.Person(p => p["languages"]!.AsArray().Add(new JsonObject { ["code"] = code, ["level"] = "C1" })))).All.Should().NotContain("är skriven på");
    }

    [Fact]
    public async Task Case_44_An_ad_in_Swedish_is_no_question() =>
        (await Case.ExplainAsync(Case.Ad("Vi söker en lagerarbetare som har erfarenhet av att köra truck och som trivs med att arbeta i grupp."))).All.Should().NotContain("skriven på");

    [Fact]
    public void Case_46_The_same_words_of_the_same_employer_are_the_same_whatever_the_id()
    {
        var text = string.Concat(Enumerable.Repeat("Vi söker en lagerarbetare till vårt lager. ", 6));
        void Twin(JsonObject ad, string id, string employer, string words) => (ad["id"], ad["employer"], ad["description"]!["text"]) = (id, new JsonObject { ["name"] = employer }, words);

        var first = Of(a => Twin(a, "a1", "Exempel AB", text)).Likeness;

        first.Should().NotBeNull();
        Of(a => Twin(a, "a2", "EXEMPEL AB (publ)", text.ToUpperInvariant() + "!")).Likeness.Should().Be(first);
        Of(a => Twin(a, "a3", "Annan AB", text)).Likeness.Should().NotBe(first);
        Of(a => Twin(a, "a4", "Exempel AB", text + " Nattskift.")).Likeness.Should().NotBe(first);
        Of(a => Twin(a, "a5", "Exempel AB", "Kort.")).Likeness.Should().BeNull();
    }

    [Theory]
    [InlineData("Krav: du talar danska (Malmö), norska (Göteborg) eller finska (Umeå).", "da/fi/no")]
    [InlineData("Vi söker kundtjänst.\nKrav:\nMalmö: flytande danska\nUmeå: flytande finska", "da/fi")]
    [InlineData("Du ska ha goda kunskaper i svenska och engelska.", "en", "sv")]
    public void Case_53_A_language_for_each_office_is_one_requirement(string text, params string[] values) =>
        Of(a => a["description"]!["text"] = text).Requirements.Where(r => r.Kind == RequirementKind.Language).Select(r => r.Value).Order(StringComparer.Ordinal).Should().Equal(values);

    [Theory]
    [InlineData("Krav: B-körkort eller boende i närheten.")]
    [InlineData("Du har körkort eller bor på cykelavstånd.")]
    public async Task A_licence_that_is_one_of_two_ways_closes_nothing(string text) => (await Case.ExplainAsync(Case.Ad(text))).Gate.Should().Be("pass");

    [Theory]
    [InlineData("Körkortskrav\n-\nOrt\nSolna")]
    [InlineData("Körkort\r\nNej\r\nOrt")]
    [InlineData("Körkort: –")]
    public async Task Case_52_An_empty_form_line_is_nothing(string text) => (await Case.ExtractAsync(Case.Ad(text), "driving_licence")).Should().BeEmpty();

    [Theory]
    [InlineData("Bra om du har B-körkort.")]
    [InlineData("Kul om du har körkort.")]
    [InlineData("Vi uppskattar om du har B-körkort.")]
    [InlineData("Det underlättar om du har B-körkort.")]
    [InlineData("Helst har du körkort.")]
    [InlineData("Körkort är ett måste om du bor långt bort.")]
    [InlineData("Du ska ha körkort eller vara på väg att ta det.")]
    [InlineData("Du plockar varor. Körkort:")]
    public async Task A_wish_a_condition_and_an_empty_label_close_nothing(string text) => (await Case.ExplainAsync(Case.Ad(text))).Gate.Should().Be("pass");

    [Theory]
    [InlineData("Du är utbildad undersköterska.", "undersköterskeutbildning")]
    [InlineData("Krav: vård- och omsorgsprogrammet.", "vård- och omsorgsutbildning")]
    public async Task A_named_education_is_more_than_schooling_as_long(string text, string name)
    {
        var told = await Case.ExplainAsync(Case.Ad(text));

        told.Reasons["uncertain"].Should().Contain($"Annonsen kräver {name}, profilen visar en lika lång utbildning, men inte vilken.");
        told.Band.Should().NotBe("Stark");
    }

    [Theory]
    [InlineData("Tjänsten är heltid.", "hours")]
    [InlineData("Heltid eller deltid enligt överenskommelse.", "pass")]
    public async Task Full_time_in_words_is_read_where_the_form_is_silent(string text, string gate) =>
        (await Case.ExplainAsync(Case.Ad(text, a => a.Remove("scope_of_work")), Case.Person(p => (p["hours_percent_min"], p["hours_percent_max"]) = (25, 50)))).Gate.Should().Be(gate);

    [Theory]
    [InlineData("Din profil\n- Flytande svenska i tal och skrift\n- Gymnasieutbildning", "C1")]
    [InlineData("Vem söker vi?\nDu behärskar svenska flytande.\nGymnasieutbildning", "C1")]
    [InlineData("För att passa hos oss har du:\n- flytande svenska\n- gymnasieutbildning", "C1")]
    public async Task Languages_and_educations_of_the_person_described_are_musts(string text, string level)
    {
        (await Case.ExtractAsync(Case.Ad(text), "language")).Should().Equal($"sv {level} must");
        (await Case.ExtractAsync(Case.Ad(text), "education")).Should().ContainSingle().Which.Should().EndWith("must");
    }

    private static Opening Of(Action<JsonObject> change)
    {
        var ad = Case.Ad(null, change);
        var opening = new Opening { Title = "", Text = "" };
        Make.Fill(opening, Row(ad), DateTimeOffset.UnixEpoch);
        return opening;
    }

    private static Matchning.Market.JobAds.ExternalAd Row(JsonObject ad)
    {
        using var json = JsonDocument.Parse(ad.ToJsonString());
        return ReadAd.From(json.RootElement, ad.ToJsonString(), "file", DateTimeOffset.UnixEpoch);
    }
}
