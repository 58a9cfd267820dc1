using System.Text.Json.Nodes;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests.Cases;

public sealed class SilenceTests
{
    private const string Cleaner = "CeoS_Wzo_uz5";

    [Theory]
    [InlineData("Krav: svenska A2.")]
    [InlineData("Krav: grundskola.")]
    [InlineData("Krav: avslutad gymnasieutbildning.")]
    [InlineData("Krav: erfarenhet av lagerarbete.")]
    public async Task Case_50_An_ad_with_a_must_that_all_meet_stands_where_the_same_ad_without_does(string must)
    {
        var (silent, trivial) = (await Case.ExplainAsync(Case.Ad()), await Case.ExplainAsync(Case.Ad(must)));

        trivial.Score.Should().BeApproximately(silent.Score, 0.2);
        trivial.Band.Should().Be(silent.Band);
    }

    [Theory]
    [InlineData("Krav: körkort B.", "B")]
    [InlineData("Krav: truckkort.", null)]
    public async Task Silence_stands_above_a_must_that_is_missing(string must, string? licence)
    {
        var person = Case.Person(p => p["driving_licences"] = licence is null ? null : new JsonArray());
        var (silent, missing) = (await Case.ExplainAsync(Case.Ad(), person), await Case.ExplainAsync(Case.Ad(must), Case.Person()));

        missing.Score.Should().BeLessThan(silent.Score);
    }

    [Theory]
    [InlineData("städning av trappor")]
    [InlineData("Vi behöver städa trapphus")]
    [InlineData("Hjälp med städningen i våra trappor")]
    public async Task Case_47_Without_an_occupation_the_title_and_the_text_speak(string headline)
    {
        void NoOccupation(JsonObject ad) => (ad["headline"], ad["occupation"]) = (headline, null);
        var cleaner = await Case.ExplainAsync(Case.Ad(headline, NoOccupation), Case.Person(p => p["occupations"] =
            new JsonArray(new JsonObject { ["concept_id"] = Cleaner, ["label"] = "Lokalvårdare/Städare", ["years"] = 8, ["until"] = 2025 })));
        var warehouse = await Case.ExplainAsync(Case.Ad(headline, NoOccupation));

        cleaner.Score.Should().BeGreaterThan(warehouse.Score);
        (cleaner.All + warehouse.All).Should().NotContain("av ett annat slag");
    }

    [Fact]
    public async Task Case_47_What_is_not_stated_is_said_to_be_so()
    {
        var told = await Case.ExplainAsync(Case.Ad(null, a => (a["headline"], a["occupation"]) = ("Välkommen till oss", null)));

        told.Reasons["uncertain"].Should().Contain("Yrket är inte angivet, så det går inte att jämföra med tidigare arbete.");
        told.Reasons["speaks_against"].Should().BeEmpty();
    }

    [Fact]
    public async Task Demanded_years_are_compared_with_those_there_are()
    {
        var told = await Case.ExplainAsync(Case.Ad("Minst fem års erfarenhet krävs."));

        told.All.Should().Contain("Annonsen kräver minst 5 års erfarenhet, profilen visar 3 år.");
        told.Band.Should().NotBe("Stark");
    }
}
