using FluentAssertions;
using Xunit;

namespace Matchning.Tests.Cases;

public sealed class WhatTheAdAsksForTests
{
    [Theory]
    [InlineData("Krav: C- eller CE-körkort.", "C/CE", "B,C")]
    [InlineData("Krav: körkort B eller BE.", "B/BE", "B")]
    [InlineData("B- eller C-körkort krävs.", "B/C", "C")]
    [InlineData("Krav: A1- eller A2-körkort.", "A1/A2", "A1")]
    [InlineData("Du måste ha körkort klass C/D.", "C/D", "D")]
    [InlineData("You must have a C or D driving licence.", "C/D", "D")]
    public async Task Case_1_Any_one_of_the_licence_classes_is_enough(string text, string value, string held)
    {
        (await Case.ExtractAsync(Case.Ad(text), "driving_licence")).Should().Equal($"{value} ? must");
        var told = await Case.ExplainAsync(Case.Ad(text), Case.Person(p => p["driving_licences"] = Case.List(held.Split(','))));

        told.Gate.Should().Be("pass");
        told.Band.Should().Be("Stark");
        told.All.Should().Contain($"kräver {value.Replace("/", "- eller ", StringComparison.Ordinal)}-körkort, det finns i profilen");
        (await Case.ExplainAsync(Case.Ad(text))).Gate.Should().Be("licence", "neither class is held");
    }

    [Theory]
    [InlineData("Krav: B- och C-körkort.", "licence")]
    [InlineData("B- samt CE-körkort krävs.", "licence")]
    public async Task Case_1_Both_of_two_classes_are_both_needed(string text, string gate) =>
        (await Case.ExplainAsync(Case.Ad(text), Case.Person(p => p["driving_licences"] = Case.List("B")))).Gate.Should().Be(gate);

    [Theory]
    [InlineData("Minst 1,5 års erfarenhet som lagerarbetare krävs.", "1.5", "minst 1,5 års erfarenhet")]
    [InlineData("Minst 0,5 års erfarenhet krävs.", "0.5", "minst ett halvt års erfarenhet")]
    [InlineData("Krav: minst ett och ett halvt års erfarenhet av lagerarbete.", "1.5", "minst 1,5 års erfarenhet")]
    [InlineData("At least 2.5 years of experience is required.", "2.5", "minst 2,5 års erfarenhet")]
    [InlineData("Minst ett års erfarenhet krävs.", "1", "minst ett års erfarenhet")]
    public async Task Case_2_Parts_of_a_year_are_read(string text, string value, string told)
    {
        (await Case.ExtractAsync(Case.Ad(text), "experience")).Should().Equal($"{value} ? must");
        var answer = await Case.ExplainAsync(Case.Ad(text));

        answer.Band.Should().Be("Stark");
        answer.All.Should().Contain(told).And.Contain("det finns i profilen");
    }

    [Theory]
    [InlineData("Krav: du är 20 år eller äldre och har erfarenhet av lagerarbete.")]
    [InlineData("Du måste vara minst 25 år och ha erfarenhet av vård.")]
    [InlineData("Krav: du har fyllt 18 år och har erfarenhet av lager.")]
    [InlineData("You must be at least 21 years old and have experience of driving.")]
    public async Task Case_3_A_persons_age_is_not_years_of_work(string text) =>
        (await Case.ExtractAsync(Case.Ad(text), "experience")).Should().Equal("any ? must");

    [Theory]
    [InlineData("Krav: 3 år som lagerarbetare.", "3")]
    [InlineData("Du måste ha 2 år i branschen.", "2")]
    public async Task Case_3_Years_of_work_without_the_word_experience_are(string text, string value) =>
        (await Case.ExtractAsync(Case.Ad(text), "experience")).Should().Equal($"{value} ? must");

    [Theory]
    [InlineData("I dag har vi 30 års erfarenhet av branschen.")]
    [InlineData("I över 25 år som familjeföretag har vi byggt hus.")]
    [InlineData("Företaget har 40 års erfarenhet av transporter.")]
    public async Task Case_4_The_employers_age_is_no_experience(string text) =>
        (await Case.ExtractAsync(Case.Ad(text), "experience")).Should().BeEmpty();

    [Theory]
    [InlineData("Krav: arbete på plats i Kiruna, distansarbete förekommer inte.")]
    [InlineData("Tjänsten kräver närvaro på arbetsplatsen och kan inte utföras på distans.")]
    [InlineData("Distansarbete är ej möjligt.")]
    [InlineData("The position is not remote work.")]
    [InlineData("Det finns möjlighet till distansarbete.")]
    [InlineData("Arbetet sker delvis på distans, två dagar i veckan.")]
    public async Task Case_5_Work_that_is_not_remote_is_too_far_away(string text) =>
        (await Case.ExplainAsync(Case.Ad(text, a => a["workplace_address"]!["municipality_code"] = "2584"))).Gate.Should().Be("travel");

    [Theory]
    [InlineData("Arbetet sker till 100 % på distans.")]
    [InlineData("Du arbetar helt på distans.")]
    [InlineData("Tjänsten utförs på distans.")]
    [InlineData("This is a fully remote position.")]
    public async Task Case_6_Remote_work_is_never_too_far_away(string text)
    {
        var told = await Case.ExplainAsync(Case.Ad(text, a => a["workplace_address"]!["municipality_code"] = "2584"));

        told.Gate.Should().Be("pass");
        told.All.Should().Contain("Arbetet går att göra på distans");
    }

    [Theory]
    [InlineData("Lozg_qhA_r3y", "Dari", "prs", "Krav: flytande dari.", "prs C1 must")]
    [InlineData("g6Up_z8D_oAY", "Pashto", "ps", "Krav: flytande pashto.", "ps C1 must")]
    public async Task Case_7_A_language_without_a_code_of_two_letters_is_a_language(string concept, string label, string code, string text, string read)
    {
        var field = Case.Ad(null, a => a["must_have"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{"languages":[{"concept_id":"{{concept}}","label":"{{label}}"}]}"""));
        (await Case.ExtractAsync(Case.Ad(text), "language")).Should().Equal(read);
        (await Case.ExtractAsync(field, "language")).Should().Equal($"{code} ? must");
        foreach (var ad in new[] { Case.Ad(text), field })
        {
            var (without, with) = (
                await Case.ExplainAsync((System.Text.Json.Nodes.JsonObject)ad.DeepClone()),
                await Case.ExplainAsync((System.Text.Json.Nodes.JsonObject)ad.DeepClone(), Case.Person(p => p["languages"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse($$"""{"code":"{{code}}","level":"native"}""")))));

            without.Band.Should().NotBe("Stark");
            with.Gate.Should().Be("pass");
            with.Band.Should().Be("Stark");
            with.All.Should().Contain(label.ToLowerInvariant()).And.Contain("det finns i profilen");
        }
    }

    [Theory]
    [InlineData("Språkkrav: Svenska C1, Engelska B1.", "sv C1 must", "en B1 must")]
    [InlineData("Krav: svenska (B2), engelska (A2).", "sv B2 must", "en A2 must")]
    [InlineData("Språkkrav:\n- Svenska B2\n- Arabiska B1", "sv B2 must", "ar B1 must")]
    public async Task Case_8_A_level_after_the_language_is_its_level(string text, params string[] read) =>
        (await Case.ExtractAsync(Case.Ad(text), "language")).Should().BeEquivalentTo(read);

    [Theory]
    [InlineData("Språk: svenska flytande, engelska god nivå.", "sv C1", "en B1")]
    [InlineData("Språk: svenska modersmål, finska mycket god nivå.", "sv C2", "fi B2")]
    public async Task Case_9_Each_language_of_a_list_is_read(string text, params string[] read) =>
        (await Case.ExtractAsync(Case.Ad(text), "language")).Select(r => r[..5]).Should().BeEquivalentTo(read);

    [Theory]
    [InlineData("Du bör ha B-körkort.", "B ? merit")]
    [InlineData("Du bör ha körkort.", "B ? merit")]
    [InlineData("Du behöver inte ha körkort men det är meriterande.", "B ? merit")]
    [InlineData("Körkort är inget krav, men en stor fördel.", "B ? merit")]
    [InlineData("A driving licence is not required but it is a plus.", "B ? merit")]
    public async Task Cases_10_and_11_A_wish_is_no_must(string text, string read)
    {
        (await Case.ExtractAsync(Case.Ad(text), "driving_licence")).Should().Equal(read);
        (await Case.ExplainAsync(Case.Ad(text))).Gate.Should().Be("pass");
    }

    [Theory]
    [InlineData("Tjänsten är på 50 %.", 75, 100, "hours")]
    [InlineData("Tjänsten är på 100 %.", 0, 50, "hours")]
    [InlineData("Tjänsten är på 50 %.", 25, 75, "pass")]
    [InlineData("Tjänstgöringsgrad: 75-100 %.", 50, 80, "pass")]
    public async Task Case_12_The_share_that_the_text_says_is_the_share(string text, int from, int to, string gate)
    {
        var ad = Case.Ad(text, a => a["scope_of_work"] = System.Text.Json.Nodes.JsonNode.Parse("""{"min":null,"max":null}"""));

        var told = await Case.ExplainAsync(ad, Case.Person(p => (p["hours_percent_min"], p["hours_percent_max"]) = (from, to)));

        told.Gate.Should().Be(gate);
        told.All.Should().NotContain("framgår inte om arbetstiden");
    }

    [Fact]
    public async Task Case_12_The_field_wins_over_the_text() =>
        (await Case.ExplainAsync(Case.Ad("Tjänsten är på 50 %."), Case.Person(p => (p["hours_percent_min"], p["hours_percent_max"]) = (75, 100)))).Gate.Should().Be("pass");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Case_13_The_occupation_that_experience_is_asked_of_counts_with_the_flag_and_without(bool flag)
    {
        var ad = () => Case.Ad(null, a =>
        {
            a["experience_required"] = flag;
            a["must_have"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{"work_experiences":[{"concept_id":"{{Case.BusDriver}}","label":"Bussförare/Busschaufför"}]}""");
        });

        var warehouse = await Case.ExplainAsync(ad());
        var driver = await Case.ExplainAsync(ad(), Case.Person(p => p["occupations"] = System.Text.Json.Nodes.JsonNode.Parse($$"""[{"concept_id":"{{Case.BusDriver}}","label":"Bussförare/Busschaufför","years":2,"until":2025}]""")));

        warehouse.Band.Should().NotBe("Stark");
        warehouse.All.Should().MatchRegex("kräver erfarenhet som [Bb]ussförare.*saknas i profilen").And.NotContain("det finns i profilen");
        driver.All.Should().MatchRegex("kräver erfarenhet som [Bb]ussförare.*det finns i profilen").And.NotContain("saknas i profilen");
    }

    [Fact]
    public async Task Case_13_The_flag_alone_is_experience_of_the_work() =>
        (await Case.ExplainAsync(Case.Ad(null, a => a["experience_required"] = true))).All.Should().Contain("kräver erfarenhet av arbetet, det finns i profilen");

    [Theory]
    [InlineData("Körkortskrav: –")]
    [InlineData("Körkort: -")]
    [InlineData("Språkkrav: –\nKörkortskrav: —")]
    [InlineData("Körkort: nej")]
    public async Task Case_52_An_empty_line_of_a_form_is_nothing(string text)
    {
        (await Case.ExtractAsync(Case.Ad(text), "driving_licence", "language")).Should().BeEmpty();
        (await Case.ExplainAsync(Case.Ad(text))).Gate.Should().Be("pass");
    }
}
